package dev.attune.gateway.models;

/** A deployed model with the version that shall be in production. */
record DeployedModel(ModelRecord model, DeploymentRecord deployment, VersionRecord production) {}
