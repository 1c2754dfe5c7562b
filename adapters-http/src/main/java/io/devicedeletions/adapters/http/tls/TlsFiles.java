package io.devicedeletions.adapters.http.tls;

import java.nio.file.Path;

/**
 * Where certificate and key stand.
 *
 * @param certificate a PEM file: the server's certificate, then those that lead to a root
 * @param key a PEM file: the private key of the first certificate, unencrypted
 */
public record TlsFiles(Path certificate, Path key) {}
