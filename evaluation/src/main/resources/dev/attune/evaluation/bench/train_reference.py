"""The reference of ./attune bench train: an encoder of MiniLM's shape in plain PyTorch.

Reads lines "workload steps", trains that many steps of 32 texts of 64 tokens, and answers the seconds.
"""
import math
import os
import sys
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

VOCABULARY, POSITIONS, HIDDEN, LAYERS, HEADS, INNER = 30522, 512, 384, 6, 12, 1536
LABELS, BATCH, TOKENS, DROPOUT, RANK, SCALE = 4, 32, 64, 0.1, 8, 2.0
EPOCHS_OF_HEAD = 10


class LoraLinear(nn.Linear):
    def __init__(self, inputs, outputs):
        super().__init__(inputs, outputs)
        self.lora_a = nn.Parameter(torch.randn(RANK, inputs) / math.sqrt(inputs))
        self.lora_b = nn.Parameter(torch.zeros(outputs, RANK))

    def forward(self, x):
        return super().forward(x) + F.linear(F.linear(x, self.lora_a), self.lora_b) * SCALE


class Layer(nn.Module):
    def __init__(self, updated):
        super().__init__()
        def linear(name, inputs, outputs):
            return (LoraLinear if name in updated else nn.Linear)(inputs, outputs)
        self.query = linear("query", HIDDEN, HIDDEN)
        self.key = linear("key", HIDDEN, HIDDEN)
        self.value = linear("value", HIDDEN, HIDDEN)
        self.attention_output = linear("attention_output", HIDDEN, HIDDEN)
        self.intermediate = linear("intermediate", HIDDEN, INNER)
        self.output = linear("output", INNER, HIDDEN)
        self.attention_norm = nn.LayerNorm(HIDDEN, 1e-12)
        self.output_norm = nn.LayerNorm(HIDDEN, 1e-12)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, x, blocked):
        batch, tokens, _ = x.shape
        def heads(t):
            return t.view(batch, tokens, HEADS, HIDDEN // HEADS).transpose(1, 2)
        query, key, value = heads(self.query(x)), heads(self.key(x)), heads(self.value(x))
        scores = query @ key.transpose(-1, -2) / math.sqrt(HIDDEN // HEADS) + blocked
        context = self.dropout(torch.softmax(scores, -1)) @ value
        context = context.transpose(1, 2).reshape(batch, tokens, HIDDEN)
        x = self.attention_norm(self.dropout(self.attention_output(context)) + x)
        inner = F.gelu(self.intermediate(x))
        return self.output_norm(self.dropout(self.output(inner)) + x)


class Classifier(nn.Module):
    def __init__(self, updated=()):
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.types = nn.Embedding(2, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, 1e-12)
        self.dropout = nn.Dropout(DROPOUT)
        self.layers = nn.ModuleList(Layer(updated) for _ in range(LAYERS))
        self.classifier = nn.Linear(HIDDEN, LABELS)

    def forward(self, ids, mask):
        blocked = (mask[:, None, None, :].float() - 1) * 1e9
        places = self.positions.weight[: ids.shape[1]] + self.types.weight[0]
        x = self.dropout(self.norm(self.words(ids) + places))
        for layer in self.layers:
            x = layer(x, blocked)
        counted = mask[..., None].float()
        return self.classifier(self.dropout((x * counted).sum(1) / counted.sum(1)))


class Trainer:
    def __init__(self, workload):
        linears = ("query", "key", "value", "attention_output", "intermediate", "output")
        updated = {"lora": ("query", "value"), "lora-all": linears}.get(workload, ())
        self.epochs = EPOCHS_OF_HEAD if workload == "head" else 1
        self.network = Classifier(updated).train()
        for name, parameter in self.network.named_parameters():
            parameter.requires_grad = (
                workload == "full" or "lora_" in name or name.startswith("classifier"))
        self.trained = [p for p in self.network.parameters() if p.requires_grad]
        self.optimizer = torch.optim.AdamW(self.trained, lr=1e-4)
        self.ids = torch.randint(1000, 26000, (BATCH, TOKENS))
        self.mask = torch.ones(BATCH, TOKENS, dtype=torch.long)
        self.labels = torch.randint(0, LABELS, (BATCH,))

    def run(self, steps):
        for _ in range(steps * self.epochs):
            self.optimizer.zero_grad()
            loss = F.cross_entropy(self.network(self.ids, self.mask), self.labels)
            loss.backward()
            nn.utils.clip_grad_norm_(self.trained, 1.0)
            self.optimizer.step()


torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", len(os.sched_getaffinity(0)))))
torch.manual_seed(1)
trainers = {}
for line in sys.stdin:
    workload, steps = line.split()
    if workload not in trainers:
        trainers = {workload: Trainer(workload)}
        trainers[workload].run(1)
    start = time.perf_counter()
    trainers[workload].run(int(steps))
    print(time.perf_counter() - start, flush=True)
