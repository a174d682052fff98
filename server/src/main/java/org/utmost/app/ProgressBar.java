package org.utmost.app;

import java.io.Console;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A bar that grows in its line, where there is a terminal to show it. */
final class ProgressBar implements AutoCloseable {
    private static final int WIDTH = 40;

    @SuppressWarnings("SystemConsoleNull") // since JDK 25 it is null again where there is no terminal
    private final @Nullable Console console = System.console();

    private final IntConsumer otherwise;
    private int shown = -1;

    /** One that is shown nowhere else. */
    ProgressBar() {
        this(percent -> {});
    }

    /**
     * A new one.
     *
     * @param otherwise hears each percent where there is no terminal, as in a log
     */
    ProgressBar(IntConsumer otherwise) {
        this.otherwise = otherwise;
    }

    void show(int percent) {
        if (percent == shown) {
            return;
        }
        shown = percent;
        if (console != null && console.isTerminal()) {
            int full = WIDTH * percent / 100;
            console.printf("\r[%s%s] %3d %%", "#".repeat(full), "-".repeat(WIDTH - full), percent);
            console.flush();
        } else {
            otherwise.accept(percent);
        }
    }

    /** Ends its line. */
    @Override
    public void close() {
        if (console != null && console.isTerminal() && shown >= 0) {
            console.printf("%n");
        }
    }
}
