"""Write the trained reader as Stemma ships it: two ONNX graphs with 8-bit weights, and the chains over labels.

The first gives labels, and the states that the second, where it is asked, tells from what the pieces mean.

Matrices are int8 with a scale for each column, what they are multiplied with is rounded by one scale as it comes
(ONNX Runtime's dynamic quantisation). Texts must go in one by one: in a batch that scale is that of all.

    python -m training.reader.export reader.pt src/stemma/language/models/reader
"""

from __future__ import annotations

import argparse
import json
import logging
import tempfile
import warnings
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from stemma.language.reader.labels import KIND_LABELS, ROLE_LABELS
from training.export_encoder import save_bare
from training.reader.network import Crf, Reader, load

Names = tuple[list[str], list[str]]  # of what goes in, of what comes out


class Labels(torch.nn.Module):
    """Pieces and shapes in; scores of roles, names and cues, and the states that meanings are told from, out."""

    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.model = model

    def forward(self, pieces: torch.Tensor, shapes: torch.Tensor) -> tuple[torch.Tensor, ...]:
        states, _, shared = self.model.hidden(pieces, shapes, None)
        return self.model.roles(states), self.model.names(states), self.model.arcs(states), shared


class Meanings(torch.nn.Module):
    """Those states in, what each piece means where it stands out."""

    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.model = model

    def forward(self, shared: torch.Tensor) -> torch.Tensor:
        return self.model.meant(shared, None)


def export_float(module: torch.nn.Module, example: tuple[torch.Tensor, ...], names: Names, path: Path) -> None:
    """Write a float32 graph; all it takes and gives is (1, n, …), and what is called arcs (1, n, n)."""
    across = {name: {1: "n", 2: "n"} if name == "arcs" else {1: "n"} for name in (*names[0], *names[1])}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module,
            example,
            str(path),
            input_names=names[0],
            output_names=names[1],
            dynamic_axes=across,
            opset_version=17,
            dynamo=False,
        )


def quantise(source: Path, target: Path) -> None:
    """Write the 8-bit graph."""
    quantize_dynamic(source, target, weight_type=QuantType.QInt8, per_channel=True)
    save_bare(onnx.load(target), target)


def chain(crf: Crf, labels: tuple[str, ...]) -> dict[str, object]:
    """A chain's figures, to five places."""
    steps, begin = (crf.steps + crf.allowed).tolist(), (crf.begin + crf.first).tolist()
    rounded = [[round(x, 5) for x in row] for row in steps]
    return {"labels": labels, "steps": rounded, "begin": [round(x, 5) for x in begin]}


def write(model: Reader, output: Path) -> list[Path]:
    """Write a reader as Stemma loads it, with what pieces mean where it has layers of its own for that."""
    output.mkdir(parents=True, exist_ok=True)
    chains = {"roles": chain(model.role_chain, ROLE_LABELS), "names": chain(model.name_chain, KIND_LABELS)}
    (output / "chains.json").write_text(json.dumps(chains) + "\n", encoding="utf-8")
    pieces, states = torch.ones(1, 7, dtype=torch.long), torch.ones(1, 7, model.shapes.embedding_dim)
    labels = ["pieces", "shapes"], ["roles", "names", "arcs", "shared"]
    graphs: list[tuple[torch.nn.Module, tuple[torch.Tensor, ...], Names, Path]] = [
        (Labels(model), (pieces, pieces), labels, output / "model.onnx")
    ]
    if model.own:
        graphs.append((Meanings(model), (states,), (["shared"], ["meanings"]), output / "meanings.onnx"))
    with tempfile.TemporaryDirectory() as folder:
        for module, example, names, path in graphs:
            export_float(module, example, names, Path(folder) / path.name)
            quantise(Path(folder) / path.name, path)
    return [path for *_, path in graphs]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("weights", type=Path)
    parser.add_argument("output", type=Path)
    options = parser.parse_args()
    logging.disable(logging.WARNING)
    for path in write(load(options.weights), options.output):
        print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
