package org.utmost.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A kept-alive HTTP/1.1 connection that costs the load program as little as can be: one write, one parse. */
final class Connection implements AutoCloseable {
    /** What came back; names of headers in lower case. */
    record Response(int status, String headers, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        String header(String name) {
            int at = headers.indexOf("\n" + name + ": ");
            return at < 0 ? "" : headers.substring(at + name.length() + 3, headers.indexOf('\r', at));
        }
    }

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    Connection(URI url) throws IOException {
        socket = new Socket(url.getHost(), url.getPort());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
        out = socket.getOutputStream();
    }

    /** The bytes of a request. */
    static byte[] request(URI url, String method, String path, String token, String body) {
        byte[] payload = body.getBytes(StandardCharsets.UTF_8);
        String head = method + " " + path + " HTTP/1.1\r\nHost: " + url.getAuthority()
                + (token.isEmpty() ? "" : "\r\nAuthorization: Bearer " + token)
                + "\r\nContent-Type: application/json\r\nContent-Length: " + payload.length + "\r\n\r\n";
        byte[] start = head.getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[start.length + payload.length];
        System.arraycopy(start, 0, whole, 0, start.length);
        System.arraycopy(payload, 0, whole, start.length, payload.length);
        return whole;
    }

    Response send(byte[] request) throws IOException {
        out.write(request);
        String headers = headers();
        int status = Integer.parseInt(headers.substring(9, 12));
        Response response = new Response(status, headers, new byte[0]);
        if (response.header("transfer-encoding").equals("chunked")) {
            return new Response(status, headers, chunks());
        }
        String length = response.header("content-length");
        return new Response(status, headers, in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length)));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String headers() throws IOException {
        StringBuilder text = new StringBuilder(512);
        while (text.length() < 4 || text.lastIndexOf("\r\n\r\n") != text.length() - 4) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the server closed the connection");
            }
            text.append((char) next);
        }
        return lowerNames(text);
    }

    /** Names of names of headers in lower case, values as they are: a token's case matters. */
    private static String lowerNames(StringBuilder text) {
        boolean name = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                name = true;
            } else if (c == ':') {
                name = false;
            } else if (name) {
                text.setCharAt(i, Character.toLowerCase(c));
            }
        }
        return text.toString();
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                line.append((char) c);
            }
            int size = Integer.parseInt(line.toString().strip(), 16);
            body.write(in.readNBytes(size));
            in.readNBytes(2);
            if (size == 0) {
                return body.toByteArray();
            }
        }
    }
}
