package org.utmost.messages.files.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** PDF, which is read from a temporary file, as it is written to be read from its end. */
final class PdfText {
    static {
        // It would leave a list of the machine's fonts in the home of whoever runs the server.
        System.setProperty("pdfbox.fontcache", System.getProperty("java.io.tmpdir"));
    }

    private PdfText() {}

    static void read(InputStream file, Words words) throws IOException {
        Path copy = Files.createTempFile("utmost-", ".pdf");
        try {
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            try (PDDocument document = Loader.loadPDF(copy.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.writeText(document, words);
            }
        } finally {
            Files.deleteIfExists(copy);
        }
    }
}
