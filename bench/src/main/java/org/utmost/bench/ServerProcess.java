package org.utmost.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux knows of the server's process: CPU time and resident memory. Pid 0 stands for a server elsewhere. */
record ServerProcess(long pid) {
    private static final long TICKS_PER_SECOND = 100;

    /** CPU time used so far, in microseconds; 0 if it can't be known. */
    long cpuMicros() throws IOException {
        if (pid == 0) {
            return 0;
        }
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * (1_000_000 / TICKS_PER_SECOND);
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
