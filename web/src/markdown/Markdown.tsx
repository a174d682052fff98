import type {Team} from '@mattermost/types/teams';
import {createContext, memo, useContext, useMemo} from 'react';
import type {Components} from 'react-markdown';
import ReactMarkdown from 'react-markdown';
import {Link} from 'react-router';
import remarkBreaks from 'remark-breaks';
import type {PluggableList} from 'unified';

import {Boundary} from '../shared/Boundary';
import {affordable} from './bound';
import {chatText} from './chatText';
import {ChannelLink, Emoji, Mention} from './chatElements';
import {CodeBlock} from './CodeBlock';
import classes from './Markdown.module.css';
import {PlainText} from './PlainText';
import {SYNTAX} from './syntax';
import {TeamContext} from './TeamContext';
import {wholeText} from './wholeText';

const BLOCK_PLUGINS: PluggableList = [...SYNTAX, remarkBreaks, wholeText, chatText];
const INLINE_PLUGINS: PluggableList = [...SYNTAX, remarkBreaks, [wholeText, {inline: true}], chatText];
const INLINE = ['p', 'em', 'strong', 'del', 'code', 'a', 'img', 'u-mention', 'u-channel', 'u-tag', 'u-emoji'];

/** Whether images may be shown, or only named. */
const Inline = createContext(false);

const components = {
    a: ({href = '', children}) => <Anchor href={href}>{children}</Anchor>,
    img: ({src, alt}) => <Picture src={typeof src === 'string' ? src : ''} alt={alt ?? ''} />,
    pre: ({children}) => <>{children}</>,
    code: ({className, children}) => {
        // A block without text has no children.
        const text = String(children ?? '');
        return className || text.endsWith('\n')
            ? <CodeBlock text={text.replace(/\n$/, '')} language={className?.replace('language-', '') ?? ''} />
            : <code className={classes.code}>{children}</code>;
    },
    table: ({children}) => <div className={classes.scroll} tabIndex={0}><table className={classes.table}>{children}</table></div>,
    input: ({checked}) => <input type="checkbox" checked={Boolean(checked)} readOnly disabled aria-label={checked ? '☑' : '☐'} />,
    h1: ({children}) => <p className={classes.heading} data-level="1">{children}</p>,
    h2: ({children}) => <p className={classes.heading} data-level="2">{children}</p>,
    h3: ({children}) => <p className={classes.heading} data-level="3">{children}</p>,
    h4: ({children}) => <p className={classes.heading} data-level="4">{children}</p>,
    h5: ({children}) => <p className={classes.heading} data-level="4">{children}</p>,
    h6: ({children}) => <p className={classes.heading} data-level="4">{children}</p>,
    'u-mention': Mention,
    'u-channel': ChannelLink,
    'u-tag': ({children}: {children: string}) => <span className={classes.tag}>{children}</span>,
    'u-emoji': Emoji,
} as Components;

interface Props {
    text: string;
    team: Team;
    /** One line, without blocks and images. */
    inline?: boolean;
}

/**
 * A message as people wrote it. HTML in it stays text: nothing here makes elements of it. What would take too long to
 * draw, or fails to be, is shown as it was written.
 */
export const Markdown = memo(function Markdown({text, team, inline = false}: Props) {
    const drawn = useMemo(() => affordable(text) && (
        <ReactMarkdown
            remarkPlugins={inline ? INLINE_PLUGINS : BLOCK_PLUGINS}
            components={components}
            allowedElements={inline ? INLINE : undefined}
            unwrapDisallowed={inline}
        >
            {text}
        </ReactMarkdown>
    ), [text, inline]);
    const plain = <PlainText text={text} inline={inline} />;
    return (
        <TeamContext value={team.name}>
            <Inline value={inline}>
                <Boundary broken={plain} of={text}>
                    <div className={inline ? classes.inline : classes.block}>{drawn || plain}</div>
                </Boundary>
            </Inline>
        </TeamContext>
    );
});

function Anchor({href, children}: {href: string; children: React.ReactNode}) {
    const here = href.startsWith(`${window.location.origin}/`) && !/^\/api\b/.test(new URL(href).pathname);
    if (here) {
        return <Link to={href.slice(window.location.origin.length)} className={classes.link}>{children}</Link>;
    }
    return href ? <a href={href} target="_blank" rel="noopener noreferrer nofollow" className={classes.link}>{children}</a> : <>{children}</>;
}

function Picture({src, alt}: {src: string; alt: string}) {
    if (useContext(Inline) || !/^https?:\/\//i.test(src)) {
        return <>{alt || src}</>;
    }
    return (
        <a href={src} target="_blank" rel="noopener noreferrer nofollow">
            <img src={src} alt={alt} loading="lazy" referrerPolicy="no-referrer" className={classes.image} />
        </a>
    );
}
