/**
 * The pages of Attune for people: server-rendered, spoken over HTTP with the platform API and the
 * inference gateway, and nothing else.
 */
@NullMarked
package dev.attune.console;

import org.jspecify.annotations.NullMarked;
