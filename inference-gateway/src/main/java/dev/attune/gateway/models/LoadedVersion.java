package dev.attune.gateway.models;

import dev.attune.gateway.engine.Engine;
import dev.attune.text.serve.AdapterSlot;

/** A version in memory. */
record LoadedVersion(Engine engine, AdapterSlot slot) {}
