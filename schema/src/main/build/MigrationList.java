import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Writes down which migrations a database gets, with the checksum that Flyway keeps of each: of its lines without their
 * ends. The first argument is the list, the others are the folders.
 */
void main(String[] arguments) throws IOException {
    Path list = Path.of(arguments[0]);
    Files.createDirectories(list.getParent());
    List<String> rows =
            Stream.of(arguments).skip(1).flatMap(this::migrations).map(this::row).sorted().toList();
    Files.writeString(list, "version,checksum\n" + String.join("\n", rows) + "\n");
}

Stream<Path> migrations(String folder) {
    try (Stream<Path> migrations = Files.list(Path.of(folder))) {
        return migrations.toList().stream();
    } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
    }
}

String row(Path migration) {
    Matcher name = Pattern.compile("V(\\d+)__\\w+\\.sql").matcher(migration.getFileName().toString());
    if (!name.matches()) {
        throw new IllegalArgumentException(migration + " is not named V<number>__<what>.sql");
    }
    CRC32 checksum = new CRC32();
    try (Stream<String> lines = Files.lines(migration)) {
        lines.forEach(line -> checksum.update(line.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
    }
    return name.group(1) + "," + (int) checksum.getValue();
}
