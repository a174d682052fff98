package org.utmost.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.utmost.testing.Await;
import org.utmost.testing.OtherNode;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;

/** What files say is read, so that they can be found by it. */
class FileContentsTest {
    private static final TestServer SERVER = new TestServer();
    private static final Person ANN = SERVER.person();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void text_is_read_without_what_no_database_keeps() {
        assertThat(read("a.md", bytes("# Hello\r\n\0wörld \ud83d\ude00"))).isEqualTo("# Hello wörld \ud83d\ude00");
    }

    @Test
    void a_long_text_is_read_in_part() {
        assertThat(read("long.txt", bytes("word ".repeat(300_000)))).hasSizeBetween(999_990, 1_000_000);
    }

    @ParameterizedTest
    @CsvSource({
        "a.docx, word/document.xml",
        "a.xlsx, xl/sharedStrings.xml",
        "a.pptx, ppt/slides/slide2.xml",
        "a.odt, content.xml"
    })
    void documents_are_read_word_by_word(String name, String part) throws IOException {
        String xml = "<w:d xmlns:w='w'><w:p><w:t>Hel</w:t><w:t>lo</w:t></w:p><w:p><w:t>world</w:t></w:p></w:d>";
        assertThat(read(name, zip(Map.of(part, xml, "other.xml", "<a>other</a>"))))
                .isEqualTo("Hello world");
    }

    @Test
    void pdf_is_read() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.newLineAtOffset(100, 700);
                content.showText("Portable words");
                content.endText();
            }
            document.save(bytes);
        }
        assertThat(read("a.pdf", bytes.toByteArray())).isEqualTo("Portable words");
    }

    @Test
    void what_can_not_be_read_or_is_not_to_be_says_nothing() throws IOException {
        String outside = "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a><p>&e;</p></a>";
        List<String> silent = List.of(
                sent("broken.pdf", bytes("%PDF-1.7 broken")),
                sent("broken.docx", bytes("no archive")),
                sent("entity.docx", zip(Map.of("word/document.xml", outside))),
                sent("data.bin", bytes("data")));
        SERVER.configure("FileSettings", "ExtractContent", false);
        String off = sent("off.txt", bytes("not read"));
        SERVER.configure("FileSettings", "ExtractContent", true);
        read("last.txt", bytes("the last of all"));
        try (OtherNode node = OtherNode.of(SERVER)) {
            List<String> read = node.ask("SELECT file_id FROM file_contents");
            assertThat(read).isNotEmpty().doesNotContainAnyElementsOf(silent).doesNotContain(off);
        }
    }

    private static String sent(String name, byte[] bytes) {
        return SERVER.file(ANN, SERVER.townSquare, name, bytes).path("id").asText();
    }

    /** What the server reads in a file that is sent now. */
    private static String read(String name, byte[] bytes) {
        String query = "SELECT content FROM file_contents WHERE file_id = '" + sent(name, bytes) + "'";
        try (OtherNode node = OtherNode.of(SERVER)) {
            Await.until(() -> !node.ask(query).isEmpty());
            return node.ask(query).getFirst();
        }
    }

    private static byte[] zip(Map<String, String> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(bytes(part.getValue()));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
