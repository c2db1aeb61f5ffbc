package dev.attune.gateway.models;

/** Where a version stands. */
enum ShelfState {
  COLD,
  LOADING,
  LOADED,
  FAILED
}
