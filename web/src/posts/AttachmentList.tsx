import type {Team} from '@mattermost/types/teams';

import {Markdown} from '../markdown/Markdown';
import classes from './AttachmentList.module.css';
import type {LocalPost} from './model';

/** A message attachment, as integrations send them. */
interface Attachment {
    color?: string;
    pretext?: string;
    author_name?: string;
    author_link?: string;
    author_icon?: string;
    title?: string;
    title_link?: string;
    text?: string;
    fields?: {title?: string; value?: unknown; short?: boolean}[];
    image_url?: string;
    thumb_url?: string;
    footer?: string;
    footer_icon?: string;
}

const NAMED: Record<string, string> = {good: 'var(--u-online)', warning: 'var(--u-away)', danger: 'var(--u-dnd)'};

export function AttachmentList({post, team}: {post: LocalPost; team: Team}) {
    const all = (post.props as {attachments?: unknown})?.attachments;
    if (!Array.isArray(all)) {
        return null;
    }
    return all.filter((each): each is Attachment => typeof each === 'object' && each !== null)
        .map((attachment, index) => <One key={index} attachment={attachment} team={team} />);
}

function One({attachment: a, team}: {attachment: Attachment; team: Team}) {
    return (
        <div className={classes.attachment}>
            {a.pretext && <Markdown text={a.pretext} team={team} />}
            <div className={classes.card} style={{borderInlineStartColor: colorOf(a.color)}}>
                <div className={classes.main}>
                    {a.author_name && (
                        <div className={classes.author}>
                            {isWeb(a.author_icon) && <img src={a.author_icon} alt="" className={classes.icon} referrerPolicy="no-referrer" />}
                            <Maybe href={a.author_link}>{a.author_name}</Maybe>
                        </div>
                    )}
                    {a.title && (
                        <div className={classes.title}>
                            {isWeb(a.title_link)
                                ? <Maybe href={a.title_link}>{a.title}</Maybe>
                                : <Markdown text={a.title} team={team} inline />}
                        </div>
                    )}
                    {a.text && <Markdown text={a.text} team={team} />}
                    {a.fields && a.fields.length > 0 && (
                        <dl className={classes.fields}>
                            {a.fields.map((field, index) => (
                                <div key={index} className={classes.field} data-short={field.short || undefined}>
                                    <dt>{field.title}</dt>
                                    <dd><Markdown text={String(field.value ?? '')} team={team} /></dd>
                                </div>
                            ))}
                        </dl>
                    )}
                    {isWeb(a.image_url) && <img src={a.image_url} alt="" loading="lazy" className={classes.image} referrerPolicy="no-referrer" />}
                    {a.footer && (
                        <div className={classes.footer}>
                            {isWeb(a.footer_icon) && <img src={a.footer_icon} alt="" className={classes.icon} referrerPolicy="no-referrer" />}
                            {a.footer}
                        </div>
                    )}
                </div>
                {isWeb(a.thumb_url) && <img src={a.thumb_url} alt="" loading="lazy" className={classes.thumb} referrerPolicy="no-referrer" />}
            </div>
        </div>
    );
}

function Maybe({href, children}: {href?: string; children: string}) {
    return isWeb(href) ? <a href={href} target="_blank" rel="noopener noreferrer nofollow" className={classes.link}>{children}</a> : <>{children}</>;
}

function isWeb(url: unknown): url is string {
    return typeof url === 'string' && /^https?:\/\//i.test(url);
}

function colorOf(color: unknown): string | undefined {
    if (typeof color !== 'string') {
        return undefined;
    }
    return NAMED[color] ?? (/^#[0-9a-f]{3,8}$/i.test(color) ? color : undefined);
}
