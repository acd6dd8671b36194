package dev.rondo.lab;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Check of every request before it is answered: the exact Host of this server (else another name was pointed at this
 * machine), no other page's Origin, no request across sites, and for all but the bare page the token.
 */
final class Gate {
    static final int FORBIDDEN = 403;
    static final int UNAUTHORIZED = 401;
    static final int MISDIRECTED = 421;
    private static final int TOKEN_BYTES = 32;

    private final Set<String> hosts;
    private final Set<String> origins;
    private final String token;

    /**
     * @param port port of the server
     * @param token token that requests carry
     */
    Gate(int port, String token) {
        hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
        origins = Set.of("http://127.0.0.1:" + port, "http://localhost:" + port);
        this.token = token;
    }

    /** A token of 256 random bits, for URLs. */
    static String newToken() {
        byte[] bits = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /**
     * The status with which a request is refused; none if it may pass.
     *
     * @param needsToken false for the page itself, which holds nothing of the user's
     */
    Optional<Integer> refusal(Headers headers, boolean needsToken) {
        if (!single(headers, "Host").filter(hosts::contains).isPresent()) {
            return Optional.of(MISDIRECTED);
        }
        if (isForeign(headers)) {
            return Optional.of(FORBIDDEN);
        }
        return needsToken && !hasToken(headers) ? Optional.of(UNAUTHORIZED) : Optional.empty();
    }

    private boolean isForeign(Headers headers) {
        List<String> from = headers.getOrDefault("Origin", List.of());
        List<String> site = headers.getOrDefault("Sec-fetch-site", List.of());
        return !origins.containsAll(from) || !Set.of("same-origin", "none").containsAll(site);
    }

    private boolean hasToken(Headers headers) {
        byte[] expected = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
        return single(headers, "Authorization")
                .filter(given -> MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected))
                .isPresent();
    }

    /** The value of a header that stands once. */
    private static Optional<String> single(Headers headers, String name) {
        @Nullable List<String> values = headers.get(name);
        return values == null || values.size() != 1 ? Optional.empty() : Optional.of(values.getFirst());
    }
}
