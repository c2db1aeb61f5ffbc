package dev.attune.console.platform.models;

import java.util.List;

/** Where a deployment serves, and what the trials beside it have shown. */
public record DeploymentStatus(int production, Gateways gateways, List<Trial> trials) {}
