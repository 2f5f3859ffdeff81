"""Who does the work of a stage: this machine, or a cluster, behind two verbs."""

from stemma.engine.base import Engine
from stemma.engine.local import LocalEngine

__all__ = ["Engine", "LocalEngine"]
