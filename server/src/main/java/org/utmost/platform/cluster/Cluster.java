package org.utmost.platform.cluster;

import java.util.List;
import java.util.function.Function;

/** The nodes that are one server to their users. */
public interface Cluster extends AutoCloseable {
    /** That of a server that runs alone. */
    Cluster ALONE = new Cluster() {
        @Override
        public void start() {}

        @Override
        public List<Node> nodes() {
            return List.of();
        }

        @Override
        public <Q, A> void answer(Question<Q, A> question, Function<Q, A> answerer) {}

        @Override
        public <Q, A> List<A> ask(Question<Q, A> question, Q about) {
            return List.of();
        }

        @Override
        public void close() {}
    };

    /** Joins the others. */
    void start();

    /** The nodes that live, this one with them, as far as it knows; none where there is one only. */
    List<Node> nodes();

    /** Says who answers when another node asks. It may take its time, and block. */
    <Q, A> void answer(Question<Q, A> question, Function<Q, A> answerer);

    /** What the other nodes answer: those that do so within half a second. */
    <Q, A> List<A> ask(Question<Q, A> question, Q about);

    /** Leaves the others. */
    @Override
    void close();
}
