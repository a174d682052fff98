package org.utmost.platform.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How every mail looks, as text and as HTML. What stands in it is text, whoever wrote it. */
final class MailFrame {
    private MailFrame() {}

    /** For those who read text. */
    static String text(Mail mail) {
        List<String> blocks = new ArrayList<>();
        blocks.add(mail.heading());
        blocks.addAll(mail.paragraphs());
        Mail.Link link = mail.link();
        if (link != null) {
            blocks.add(link.label() + ":\n" + link.url());
        }
        return String.join("\n\n", blocks) + "\n";
    }

    /** For those who look at a page. */
    static String html(Mail mail) {
        String paragraphs = mail.paragraphs().stream().map(MailFrame::paragraph).collect(Collectors.joining());
        Mail.Link link = mail.link();
        return """
                <!doctype html>
                <html lang="%s">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%s</title></head>
                <body style="margin:0;padding:24px;background:#f4f5f7;font-family:sans-serif;line-height:1.5;color:#1b1f24">
                <div style="max-width:560px;margin:0 auto;padding:24px;background:#ffffff;border-radius:8px">
                <h1 style="margin:0 0 16px;font-size:20px">%s</h1>
                %s</div>
                </body>
                </html>
                """.formatted(
                        escaped(mail.language()),
                        escaped(mail.subject()),
                        escaped(mail.heading()),
                        link == null ? paragraphs : paragraphs + button(link));
    }

    private static String paragraph(String text) {
        return "<p style=\"margin:0 0 16px\">" + escaped(text).replace("\n", "<br>") + "</p>\n";
    }

    private static String button(Mail.Link link) {
        return """
                <p style="margin:24px 0 8px"><a href="%s" style="display:inline-block;padding:10px 20px;background:#1c58d9;\
                color:#ffffff;border-radius:4px;text-decoration:none">%s</a></p>
                """.formatted(escaped(link.url()), escaped(link.label()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
