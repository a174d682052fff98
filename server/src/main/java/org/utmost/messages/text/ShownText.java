package org.utmost.messages.text;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * The text of a message as it is shown: its Markdown (CommonMark, with links and strikethrough as GitHub has them) without
 * code, links and pictures. HTML is shown as it was written, and so is a definition that no link refers to.
 */
final class ShownText {
    /** Blocks and marks in each other at the most; what is deeper is plain text. */
    private static final int DEEPEST = 100;

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(
                    AutolinkExtension.create(),
                    StrikethroughExtension.builder().requireTwoTildes(true).build()))
            .maxOpenBlockParsers(DEEPEST)
            .maxInlineNesting(DEEPEST)
            .build();

    private ShownText() {}

    /** Calls for each piece of it, in their order. A word never goes on in the next. */
    static void forEach(String message, Consumer<String> piece) {
        Set<String> targets = new HashSet<>();
        Node node = PARSER.parse(message);
        Node last = node;
        while (node != null) {
            switch (node) {
                case Text text -> piece.accept(text.getLiteral());
                case HtmlInline html -> piece.accept(html.getLiteral());
                case HtmlBlock html -> piece.accept(html.getLiteral());
                case Link link -> targets.add(link.getDestination());
                case Image image -> targets.add(image.getDestination());
                default -> {}
            }
            node = next(node);
        }
        definitions(last, targets, piece);
    }

    private static void definitions(Node document, Set<String> targets, Consumer<String> piece) {
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof LinkReferenceDefinition definition && !targets.contains(definition.getDestination())) {
                piece.accept(definition.getLabel());
                piece.accept(definition.getDestination());
            }
        }
    }

    /** The node after that one, in the order of reading; links and pictures are passed over whole. */
    private static @Nullable Node next(Node node) {
        boolean whole = node instanceof Link || node instanceof Image;
        @Nullable Node following = whole ? null : node.getFirstChild();
        @Nullable Node from = node;
        while (following == null && from != null) {
            following = from.getNext();
            from = from.getParent();
        }
        return following;
    }
}
