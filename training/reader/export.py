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
from training.reader.network import Crf, Reader
from training.reader.train import WEIGHTS


def load(path: Path) -> Reader:
    """The network with trained weights, as many layers as they have."""
    state = torch.load(path, map_location="cpu")
    layers = len({key.split(".")[2] for key in state if key.startswith("encoder.layer.")})
    own = len({key.split(".")[1] for key in state if key.startswith("own.")})
    model = Reader(WEIGHTS, layers, own)
    model.load_state_dict(state)
    return model.eval()


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


def export_float(model: Reader, labels: Path, meanings: Path) -> None:
    """Write the two float32 graphs."""
    example = torch.ones(1, 7, dtype=torch.long)
    width = model.encoder.layer[0].output.dense.out_features
    every = {name: {1: "n"} for name in ("pieces", "shapes", "roles", "names", "shared", "meanings")}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Labels(model),
            (example, example),
            str(labels),
            input_names=["pieces", "shapes"],
            output_names=["roles", "names", "arcs", "shared"],
            dynamic_axes={key: every[key] for key in ("pieces", "shapes", "roles", "names", "shared")}
            | {"arcs": {1: "n", 2: "n"}},
            opset_version=17,
            dynamo=False,
        )
        torch.onnx.export(
            Meanings(model),
            (torch.ones(1, 7, width),),
            str(meanings),
            input_names=["shared"],
            output_names=["meanings"],
            dynamic_axes={key: every[key] for key in ("shared", "meanings")},
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


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("weights", type=Path)
    parser.add_argument("output", type=Path)
    options = parser.parse_args()
    logging.disable(logging.WARNING)
    options.output.mkdir(parents=True, exist_ok=True)
    model = load(options.weights)
    with tempfile.TemporaryDirectory() as folder:
        labels, meanings = Path(folder) / "labels.onnx", Path(folder) / "meanings.onnx"
        export_float(model, labels, meanings)
        quantise(labels, options.output / "model.onnx")
        quantise(meanings, options.output / "meanings.onnx")
    chains = {"roles": chain(model.role_chain, ROLE_LABELS), "names": chain(model.name_chain, KIND_LABELS)}
    (options.output / "chains.json").write_text(json.dumps(chains) + "\n", encoding="utf-8")
    for name in ("model.onnx", "meanings.onnx"):
        print(f"{name}: {(options.output / name).stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
