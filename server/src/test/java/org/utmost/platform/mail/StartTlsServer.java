package org.utmost.platform.mail;

import com.icegreen.greenmail.util.DummySSLSocketFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server that encrypts from STARTTLS on, which GreenMail can't, and takes whatever comes. */
final class StartTlsServer implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0);
    private final List<String> heard = new CopyOnWriteArrayList<>();

    StartTlsServer() throws IOException {
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** The lines that came; those that came encrypted begin with {@code TLS}. */
    List<String> heard() {
        return heard;
    }

    private void serve() {
        try (Socket plain = listening.accept()) {
            say(plain, "220 ready");
            talk(plain, "");
            SSLSocket encrypted =
                    (SSLSocket) context().getSocketFactory().createSocket(plain, "localhost", plain.getPort(), true);
            encrypted.setUseClientMode(false);
            talk(encrypted, "TLS ");
        } catch (IOException | GeneralSecurityException ended) {
            heard.add("ended: " + ended.getMessage());
        }
    }

    private void talk(Socket socket, String mark) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII), 1);
        boolean data = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(mark + line);
            if (data && !line.equals(".")) {
                continue;
            }
            data = line.equals("DATA");
            say(socket, answer(line, mark.isEmpty()));
            if (line.equals("STARTTLS") || line.equals("QUIT")) {
                return;
            }
        }
    }

    private static String answer(String line, boolean plain) {
        if (line.startsWith("EHLO")) {
            return plain ? "250-here\r\n250 STARTTLS" : "250 here";
        }
        return switch (line) {
            case "STARTTLS" -> "220 go on";
            case "DATA" -> "354 go on";
            case "QUIT" -> "221 bye";
            default -> "250 yes";
        };
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** With the certificate of GreenMail, which nobody trusts. */
    private static SSLContext context() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        char[] password = "changeit".toCharArray();
        keys.load(DummySSLSocketFactory.class.getResourceAsStream("/greenmail.p12"), password);
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
