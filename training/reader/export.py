"""Write the trained reader as Stemma ships it: an ONNX graph with 8-bit weights, and the chains over labels.

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
    layers = 1 + max(int(key.split(".")[2]) for key in state if key.startswith("encoder.layer."))
    model = Reader(WEIGHTS, layers)
    model.load_state_dict(state)
    return model.eval()


class Marking(torch.nn.Module):
    """The reader without what it may have learned of meanings."""

    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.model = model

    def forward(self, pieces: torch.Tensor, shapes: torch.Tensor) -> tuple[torch.Tensor, ...]:
        return self.model(pieces, shapes)[:3]


def export_float(model: Reader, path: Path) -> None:
    """Write the float32 graph: pieces and shapes in, scores of roles, names and cues out."""
    example = torch.ones(1, 7, dtype=torch.long)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Marking(model),
            (example, example),
            str(path),
            input_names=["pieces", "shapes"],
            output_names=["roles", "names", "arcs"],
            dynamic_axes={name: {1: "n"} for name in ("pieces", "shapes", "roles", "names")}
            | {"arcs": {1: "n", 2: "n"}},
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
        export_float(model, Path(folder) / "float.onnx")
        quantise(Path(folder) / "float.onnx", options.output / "model.onnx")
    chains = {"roles": chain(model.role_chain, ROLE_LABELS), "names": chain(model.name_chain, KIND_LABELS)}
    (options.output / "chains.json").write_text(json.dumps(chains) + "\n", encoding="utf-8")
    print(f"model.onnx: {(options.output / 'model.onnx').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
