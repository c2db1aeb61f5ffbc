"""Writes src/test/resources/golden-encoders: tiny random checkpoints of every architecture in the
layout of Hugging Face, with what their tokenizers and networks must give.

Everything is computed here from the published descriptions, in plain PyTorch and plain Python, and
shares nothing with the library that is tested. Needs torch (Debian: python3-torch) and nothing else:

    python3 libs/text-models/src/test/python/golden_encoders.py
"""

import json
import math
import shutil
import struct
import unicodedata
from pathlib import Path

import torch
from torch.nn.functional import gelu, layer_norm, linear, relu, softmax

OUT = Path(__file__).resolve().parents[1] / "resources" / "golden-encoders"
TEXTS = ["hello world", "the cat sat, unhappily!", "low lower lowest", "我爱 the cat", "", "😀 zebra"]


# --- safetensors ---------------------------------------------------------------------------------

TYPES = {torch.float32: "F32", torch.float16: "F16", torch.bfloat16: "BF16", torch.int64: "I64"}


def write_safetensors(path, tensors):
    header, blobs, position = {"__metadata__": {"format": "pt"}}, [], 0
    for name in sorted(tensors):
        tensor = tensors[name].contiguous()
        raw = tensor.view(torch.int16) if tensor.dtype == torch.bfloat16 else tensor
        blob = raw.numpy().tobytes()
        header[name] = {"dtype": TYPES[tensor.dtype], "shape": list(tensor.shape),
                        "data_offsets": [position, position + len(blob)]}
        position += len(blob)
        blobs.append(blob)
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + b"".join(blobs))


# --- tokenizers ----------------------------------------------------------------------------------

def is_han(char):
    return "\u4e00" <= char <= "\u9fff"


def split_words(text):
    """BERT's basic tokenizer: white space, then punctuation and Chinese characters one by one."""
    words, current = [], ""
    for char in text.lower():
        alone = is_han(char) or unicodedata.category(char).startswith("P")
        if char.isspace() or alone:
            if current:
                words.append(current)
            current = ""
            if alone:
                words.append(char)
        else:
            current += char
    return words + ([current] if current else [])


def wordpiece():
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", ",", "!", "我", "hello", "world", "the",
                  "cat", "sat", "un", "##happi", "##ly", "low", "##er", "##est", "z", "##e"]
    ids = {word: i for i, word in enumerate(vocabulary)}

    def encode(text):
        result = [ids["[CLS]"]]
        for word in split_words(text):
            pieces, start = [], 0
            while start < len(word):
                for end in range(len(word), start, -1):
                    piece = ("##" if start else "") + word[start:end]
                    if piece in ids:
                        break
                else:
                    pieces = [ids["[UNK]"]]
                    break
                pieces.append(ids[piece])
                start = end
            result += pieces
        return result + [ids["[SEP]"]]

    special = [added(ids[token], token) for token in vocabulary[:5]]
    return len(vocabulary), encode, {
        "version": "1.0", "truncation": None, "padding": None, "added_tokens": special,
        "normalizer": {"type": "BertNormalizer", "clean_text": True, "handle_chinese_chars": True,
                       "strip_accents": None, "lowercase": True},
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": template("[CLS]", ids["[CLS]"], "[SEP]", ids["[SEP]"]),
        "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": True},
        "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
                  "max_input_chars_per_word": 100, "vocab": ids}}


def byte_symbols():
    """GPT-2's printable stand-in for each byte."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    symbols, extra = {}, 0
    for byte in range(256):
        if byte in printable:
            symbols[byte] = chr(byte)
        else:
            symbols[byte] = chr(256 + extra)
            extra += 1
    return symbols


def byte_words(text):
    """GPT-2's cut: letters, digits or others, each with one space before it; other space alone."""
    def kind(char):
        return "a" if char.isalpha() else "0" if char.isnumeric() else " " if char.isspace() else "."
    words, i = [], 0
    while i < len(text):
        start = i
        if text[i] == " " and i + 1 < len(text) and kind(text[i + 1]) != " ":
            i += 1
        what = kind(text[i])
        while i < len(text) and kind(text[i]) == what:
            i += 1
        words.append(text[start:i])
    return words


def byte_level_bpe():
    symbols = byte_symbols()
    merges = []
    tokens = sorted(symbols.values())
    for word in ["hello", " world", " the", " cat", "low", " low", "er", "est"]:
        parts = [symbols[byte] for byte in word.encode()]
        while len(parts) > 1:
            if (parts[0], parts[1]) not in merges:
                merges.append((parts[0], parts[1]))
            parts[:2] = [parts[0] + parts[1]]
            if parts[0] not in tokens:
                tokens.append(parts[0])
    ids = {"<s>": 0, "<pad>": 1, "</s>": 2, "<unk>": 3}
    for token in tokens:
        ids[token] = len(ids)
    ids["<mask>"] = len(ids)
    rank = {merge: i for i, merge in enumerate(merges)}

    def encode(text):
        result = [0]
        for word in byte_words(text):
            parts = [symbols[byte] for byte in word.encode()]
            while True:
                pairs = [(rank.get(pair, math.inf), i) for i, pair in enumerate(zip(parts, parts[1:]))]
                if not pairs or min(pairs)[0] == math.inf:
                    break
                at = min(pairs)[1]
                parts[at:at + 2] = [parts[at] + parts[at + 1]]
            result += [ids[part] for part in parts]
        return result + [2]

    return len(ids), encode, {
        "version": "1.0", "truncation": None, "padding": None,
        "added_tokens": [added(ids[t], t) for t in ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]],
        "normalizer": None,
        "pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": True},
        "post_processor": {"type": "RobertaProcessing", "sep": ["</s>", 2], "cls": ["<s>", 0],
                           "trim_offsets": True, "add_prefix_space": False},
        "decoder": {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": True, "use_regex": True},
        "model": {"type": "BPE", "dropout": None, "unk_token": None, "continuing_subword_prefix": "",
                  "end_of_word_suffix": "", "fuse_unk": False, "byte_fallback": False, "vocab": ids,
                  "merges": [" ".join(merge) for merge in merges]}}


def unigram():
    pieces = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0)]
    for i, piece in enumerate(["▁", "▁hello", "▁world", "▁the", "▁cat", "▁sat", ",", "!", "▁un", "happi",
                               "ly", "▁low", "er", "est", "我", "爱", "▁z", "e", "b", "r", "a", "h", "t"]):
        pieces.append((piece, -2.0 - 0.25 * i))
    pieces.append(("<mask>", 0.0))
    ids = {piece: i for i, (piece, _) in enumerate(pieces)}
    unknown = min(score for _, score in pieces) - 10.0

    def cut(word):
        best = [(0.0, 0, [])] + [(-math.inf, 0, [])] * len(word)
        for end in range(1, len(word) + 1):
            for start in range(end):
                piece = word[start:end]
                if piece in ids:
                    step, found = pieces[ids[piece]][1], ids[piece]
                elif end - start == 1:
                    step, found = unknown, ids["<unk>"]
                else:
                    continue
                score = best[start][0] + step
                if score > best[end][0]:
                    best[end] = (score, start, best[start][2] + [found])
        result = []
        for piece in best[-1][2]:
            if not (result and piece == result[-1] == ids["<unk>"]):
                result.append(piece)
        return result

    def encode(text):
        return [0] + [piece for word in text.split() for piece in cut("▁" + word)] + [2]

    return len(pieces), encode, {
        "version": "1.0", "truncation": None, "padding": None,
        "added_tokens": [added(ids[t], t) for t in ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]],
        "normalizer": {"type": "Sequence", "normalizers": [{"type": "NFKC"}]},
        "pre_tokenizer": {"type": "Sequence", "pretokenizers": [
            {"type": "WhitespaceSplit"},
            {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True}]},
        "post_processor": template("<s>", 0, "</s>", 2),
        "decoder": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True},
        "model": {"type": "Unigram", "unk_id": 3, "vocab": [list(piece) for piece in pieces],
                  "byte_fallback": False}}


def added(number, token):
    return {"id": number, "content": token, "single_word": False, "lstrip": False, "rstrip": False,
            "normalized": False, "special": True}


def template(first, first_id, last, last_id):
    def token(name, segment):
        return {"SpecialToken": {"id": name, "type_id": segment}}
    def text(name, segment):
        return {"Sequence": {"id": name, "type_id": segment}}
    return {"type": "TemplateProcessing",
            "single": [token(first, 0), text("A", 0), token(last, 0)],
            "pair": [token(first, 0), text("A", 0), token(last, 0), text("B", 1), token(last, 1)],
            "special_tokens": {first: {"id": first, "ids": [first_id], "tokens": [first]},
                               last: {"id": last, "ids": [last_id], "tokens": [last]}}}


# --- networks ------------------------------------------------------------------------------------

ACTIVATIONS = {
    "gelu": gelu,
    "gelu_new": lambda x: 0.5 * x * (1 + torch.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x ** 3))),
    "relu": relu,
}


class Checkpoint:
    """Random weights, made when a name is first asked for and looked up ever after."""

    def __init__(self, seed, dtype=torch.float32):
        self.generator = torch.Generator().manual_seed(seed)
        self.dtype = dtype
        self.tensors = {}

    def __call__(self, name, *shape, around=0.0, spread=0.25):
        if name not in self.tensors:
            made = around + spread * torch.randn(shape, generator=self.generator)
            self.tensors[name] = made.to(self.dtype)
        return self.tensors[name].float()

    def linear(self, x, name, width):
        return linear(x, self(name + ".weight", width, x.shape[-1]), self(name + ".bias", width))

    def norm(self, x, name, epsilon, weight="weight", bias="bias"):
        width = x.shape[-1]
        return layer_norm(x, (width,), self(f"{name}.{weight}", width, around=1.0),
                          self(f"{name}.{bias}", width), epsilon)


def attention(query, key, value, heads, mask):
    def split(x):
        return x.view(x.shape[0], x.shape[1], heads, -1).transpose(1, 2)
    query, key, value = split(query), split(key), split(value)
    scores = query @ key.transpose(-1, -2) / math.sqrt(query.shape[-1])
    scores = scores.masked_fill(mask[:, None, None, :] == 0, -1e9)
    mixed = softmax(scores, -1) @ value
    return mixed.transpose(1, 2).reshape(mask.shape[0], mask.shape[1], -1)


def bert(weights, config, prefix, ids, mask, norm=("weight", "bias")):
    """BERT, RoBERTa, XLM-R and ELECTRA."""
    kind, hidden, epsilon = config["model_type"], config["hidden_size"], config["layer_norm_eps"]
    width = config.get("embedding_size", hidden)
    if kind in ("roberta", "xlm-roberta"):
        padding = config["pad_token_id"]
        real = (ids != padding).long()
        positions = torch.cumsum(real, 1) * real + padding
    else:
        positions = torch.arange(ids.shape[1])[None].expand_as(ids)
    x = (weights(prefix + "embeddings.word_embeddings.weight", config["vocab_size"], width, spread=1.0)[ids]
         + weights(prefix + "embeddings.position_embeddings.weight",
                   config["max_position_embeddings"], width)[positions]
         + weights(prefix + "embeddings.token_type_embeddings.weight", config["type_vocab_size"], width)[0])
    x = weights.norm(x, prefix + "embeddings.LayerNorm", epsilon, *norm)
    if width != hidden:
        x = weights.linear(x, prefix + "embeddings_project", hidden)
    for layer in range(config["num_hidden_layers"]):
        name = f"{prefix}encoder.layer.{layer}."
        mixed = attention(weights.linear(x, name + "attention.self.query", hidden),
                          weights.linear(x, name + "attention.self.key", hidden),
                          weights.linear(x, name + "attention.self.value", hidden),
                          config["num_attention_heads"], mask)
        attended = weights.norm(weights.linear(mixed, name + "attention.output.dense", hidden) + x,
                                name + "attention.output.LayerNorm", epsilon, *norm)
        inner = ACTIVATIONS[config["hidden_act"]](
            weights.linear(attended, name + "intermediate.dense", config["intermediate_size"]))
        x = weights.norm(weights.linear(inner, name + "output.dense", hidden) + attended,
                         name + "output.LayerNorm", epsilon, *norm)
    return x


def distilbert(weights, config, prefix, ids, mask):
    hidden, epsilon = config["dim"], 1e-12
    x = (weights(prefix + "embeddings.word_embeddings.weight", config["vocab_size"], hidden, spread=1.0)[ids]
         + weights(prefix + "embeddings.position_embeddings.weight",
                   config["max_position_embeddings"], hidden)[None, :ids.shape[1]])
    x = weights.norm(x, prefix + "embeddings.LayerNorm", epsilon)
    for layer in range(config["n_layers"]):
        name = f"{prefix}transformer.layer.{layer}."
        mixed = attention(weights.linear(x, name + "attention.q_lin", hidden),
                          weights.linear(x, name + "attention.k_lin", hidden),
                          weights.linear(x, name + "attention.v_lin", hidden), config["n_heads"], mask)
        attended = weights.norm(weights.linear(mixed, name + "attention.out_lin", hidden) + x,
                                name + "sa_layer_norm", epsilon)
        inner = ACTIVATIONS[config["activation"]](
            weights.linear(attended, name + "ffn.lin1", config["hidden_dim"]))
        x = weights.norm(weights.linear(inner, name + "ffn.lin2", hidden) + attended,
                         name + "output_layer_norm", epsilon)
    return x


# --- fixtures ------------------------------------------------------------------------------------

def sizes(**others):
    return {"num_hidden_layers": 2, "hidden_size": 16, "intermediate_size": 24, "num_attention_heads": 2,
            "max_position_embeddings": 40, "type_vocab_size": 2, "hidden_act": "gelu",
            "layer_norm_eps": 1e-12, **others}


def write(name, config, tokenizer, padding, weights, network, others=None, shards=1):
    vocabulary, encode, description = tokenizer
    config = {**config, "vocab_size": vocabulary, "pad_token_id": padding, "torch_dtype": "float32"}
    rows = [encode(text) for text in TEXTS]
    longest = max(map(len, rows))
    ids = torch.tensor([row + [padding] * (longest - len(row)) for row in rows])
    mask = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in rows])
    with torch.no_grad():
        states = network(weights, config, ids, mask)
    directory = OUT / name
    directory.mkdir(parents=True)
    write_json(directory / "config.json", config)
    write_json(directory / "tokenizer.json", description)
    tensors = {**weights.tensors, **(others or {})}
    if shards == 1:
        write_safetensors(directory / "model.safetensors", tensors)
    else:
        names, index = sorted(tensors), {}
        for shard in range(shards):
            file = f"model-{shard + 1:05}-of-{shards:05}.safetensors"
            part = {name: tensors[name] for name in names[shard::shards]}
            write_safetensors(directory / file, part)
            index |= {name: file for name in part}
        total = sum(t.numel() * t.element_size() for t in tensors.values())
        write_json(directory / "model.safetensors.index.json",
                   {"metadata": {"total_size": total}, "weight_map": index})
    write_json(directory / "expected.json", [
        {"text": text, "ids": row,
         "states": [[round(value, 6) for value in token] for token in states[i, :len(row)].tolist()]}
        for i, (text, row) in enumerate(zip(TEXTS, rows))])


def write_json(path, value):
    path.write_text(json.dumps(value, ensure_ascii=False) + "\n", encoding="utf-8")


def extra(weights, *names, width=16):
    """Parameters of heads and poolers, which an encoder has no use for."""
    for name in names:
        weights(name + ".weight", width, width)
        weights(name + ".bias", width)


def main():
    shutil.rmtree(OUT, ignore_errors=True)

    weights = Checkpoint(1)
    extra(weights, "bert.pooler.dense", "cls.predictions.transform.dense")
    write("bert", sizes(model_type="bert", architectures=["BertForMaskedLM"]), wordpiece(), 0, weights,
          lambda w, c, i, m: bert(w, c, "bert.", i, m, ("gamma", "beta")),
          {"bert.embeddings.position_ids": torch.arange(40)[None]})

    weights = Checkpoint(2)
    extra(weights, "lm_head.dense")
    write("roberta", sizes(model_type="roberta", type_vocab_size=1, layer_norm_eps=1e-5,
                           architectures=["RobertaForMaskedLM"]), byte_level_bpe(), 1, weights,
          lambda w, c, i, m: bert(w, c, "roberta.", i, m))

    write("xlm-roberta", sizes(model_type="xlm-roberta", type_vocab_size=1, layer_norm_eps=1e-5,
                               hidden_act="relu", architectures=["XLMRobertaModel"]), unigram(), 1,
          Checkpoint(3), lambda w, c, i, m: bert(w, c, "", i, m), shards=2)

    weights = Checkpoint(4, torch.float16)
    extra(weights, "vocab_transform")
    write("distilbert", {"model_type": "distilbert", "n_layers": 2, "dim": 16, "hidden_dim": 24, "n_heads": 2,
                         "max_position_embeddings": 40, "activation": "gelu", "sinusoidal_pos_embds": False,
                         "architectures": ["DistilBertForMaskedLM"]}, wordpiece(), 0, weights,
          lambda w, c, i, m: distilbert(w, c, "distilbert.", i, m))

    weights = Checkpoint(5, torch.bfloat16)
    extra(weights, "discriminator_predictions.dense")
    write("electra", sizes(model_type="electra", embedding_size=8, hidden_act="gelu_new",
                           architectures=["ElectraForPreTraining"]), wordpiece(), 0, weights,
          lambda w, c, i, m: bert(w, c, "electra.", i, m))


if __name__ == "__main__":
    main()
