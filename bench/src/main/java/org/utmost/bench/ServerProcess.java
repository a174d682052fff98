package org.utmost.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What Linux knows of a server's process: CPU time and resident memory. Pid 0 stands for a server elsewhere. */
record ServerProcess(long pid) {
    private static final long TICKS_PER_SECOND = 100;

    /** CPU time used so far, that of its child processes too, in microseconds; 0 if it can't be known. */
    long cpuMicros() throws IOException {
        if (pid == 0) {
            return 0;
        }
        String[] fields = fields(pid);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * (1_000_000 / TICKS_PER_SECOND);
    }

    /** The same of a process and its children, those that have ended too; 0 for pid 0. */
    static long familyMicros(long pid) throws IOException {
        if (pid == 0) {
            return 0;
        }
        String[] fields = fields(pid);
        long micros = (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * (1_000_000 / TICKS_PER_SECOND);
        for (ProcessHandle child :
                ProcessHandle.of(pid).stream().flatMap(ProcessHandle::children).toList()) {
            try {
                micros += new ServerProcess(child.pid()).cpuMicros();
            } catch (NoSuchFileException ended) {
                // What it used is its parent's from now on.
            }
        }
        return micros + new ServerProcess(pid).cpuMicros();
    }

    /** A process's parent; 0 if there is no such process on this machine. */
    static long parent(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(ProcessHandle::parent)
                .map(ProcessHandle::pid)
                .orElse(0L);
    }

    private static String[] fields(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
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
