package dev.attune.gateway.models;

/**
 * What a tenant has decided about serving.
 *
 * @param int8MaxLoss by how much a version's headline figure may be worse in 8 bits before it is
 *     served in 32
 * @param cacheBytes memory for answers that are kept to be given again; 0 for none
 */
record ServingPolicy(double int8MaxLoss, long cacheBytes) {}
