package org.utmost.messages.files.text;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Documents, tables and slides of office programs: archives of XML, in which the text stands between the tags. */
final class OfficeText {
    /** Where the text is, in Office Open XML and in OpenDocument. */
    private static final Pattern WRITTEN =
            Pattern.compile("word/document\\.xml|xl/sharedStrings\\.xml|ppt/slides/slide\\d+\\.xml|content\\.xml");

    /** What ends a word: paragraphs, headings, cells, tabs, breaks. */
    private static final Set<String> ENDS = Set.of("p", "h", "si", "tab", "br", "s", "line-break");

    /** Of all parts together, unpacked: an archive may pretend to little. */
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private OfficeText() {}

    static void read(InputStream file, Words words) throws IOException {
        Unpacked unpacked = new Unpacked(file, words);
        for (ZipEntry entry = unpacked.zip.getNextEntry(); entry != null; entry = unpacked.zip.getNextEntry()) {
            if (WRITTEN.matcher(entry.getName()).matches()) {
                part(unpacked, words);
            }
            unpacked.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static void part(InputStream part, Words words) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(part);
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.CHARACTERS) {
                    words.write(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                } else if (event == XMLStreamConstants.END_ELEMENT && ENDS.contains(reader.getLocalName())) {
                    words.write(new char[] {' '}, 0, 1);
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** What is unpacked, up to a bound; the parser must not close it after each part. */
    private static final class Unpacked extends FilterInputStream {
        private final ZipInputStream zip;
        private final Words words;
        private long left = MOST_BYTES;

        Unpacked(InputStream file, Words words) {
            this(new ZipInputStream(file), words);
        }

        private Unpacked(ZipInputStream zip, Words words) {
            super(zip);
            this.zip = zip;
            this.words = words;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            words.check();
            int read = super.read(bytes, offset, length);
            left -= Math.max(0, read);
            if (left < 0) {
                throw new IOException("more is packed in this than is read");
            }
            return read;
        }

        @Override
        public void close() {}
    }
}
