package org.utmost.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/** What Linux knows of a server's process: CPU time and resident memory. Pid 0 stands for a server elsewhere. */
record ServerProcess(long pid) {
    private static final long TICKS_PER_SECOND = 100;

    /** CPU time used so far, that of its child processes too, in microseconds; 0 if it can't be known. */
    long cpuMicros() throws IOException {
        if (pid == 0) {
            return 0;
        }
        long ticks = ticks(pid, 4);
        String children = Files.readString(Path.of("/proc/" + pid + "/task/" + pid + "/children")).strip();
        for (String child : children.isEmpty() ? new String[0] : children.split(" ")) {
            ticks += ticks(Long.parseLong(child), 2);
        }
        return ticks * (1_000_000 / TICKS_PER_SECOND);
    }

    /** The sum of so many of utime, stime, cutime and cstime (proc(5)); the latter two are of children that ended. */
    private static long ticks(long pid, int fields) throws IOException {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return Arrays.stream(stat.substring(stat.lastIndexOf(')') + 2).split(" "))
                    .skip(11)
                    .limit(fields)
                    .mapToLong(Long::parseLong)
                    .sum();
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }

    /** Resident memory in MB; 0 if it can't be known. */
    long residentMegabytes() throws IOException {
        if (pid == 0) {
            return 0;
        }
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
