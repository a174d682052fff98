import type {Team} from '@mattermost/types/teams';
import {useMemo} from 'react';

import {isWebAddress as isWeb} from '../browser/webAddress';
import {affordable} from '../markdown/bound';
import {Markdown} from '../markdown/Markdown';
import {PlainText} from '../markdown/PlainText';
import classes from './AttachmentList.module.css';
import type {LocalPost} from './model';
import type {Attachment} from './props';
import {attachmentsOf} from './props';

const NAMED = new Map([['good', 'var(--u-online)'], ['warning', 'var(--u-away)'], ['danger', 'var(--u-dnd)']]);

/** The attachments of a post; those that would take too long to draw together are shown as their words. */
export function AttachmentList({post, team}: {post: LocalPost; team: Team}) {
    const all = useMemo(() => attachmentsOf(post), [post]);
    const texts = useMemo(() => all.flatMap(textsOf), [all]);
    const dear = useMemo(() => !affordable(...texts), [texts]);
    return dear
        ? <PlainText text={texts.filter(Boolean).join('\n')} />
        : all.map((attachment, index) => <One key={index} attachment={attachment} team={team} />);
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
                    {a.fields.length > 0 && (
                        <dl className={classes.fields}>
                            {a.fields.map((field, index) => (
                                <div key={index} className={classes.field} data-short={field.short || undefined}>
                                    <dt>{field.title}</dt>
                                    <dd><Markdown text={field.value} team={team} /></dd>
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

function Maybe({href, children}: {href: string; children: string}) {
    return isWeb(href) ? <a href={href} target="_blank" rel="noopener noreferrer nofollow" className={classes.link}>{children}</a> : <>{children}</>;
}

function textsOf(a: Attachment): string[] {
    return [a.pretext, a.author_name, a.title, a.text, ...a.fields.flatMap((field) => [field.title, field.value]), a.footer];
}

function colorOf(color: string): string | undefined {
    return NAMED.get(color) ?? (/^#[0-9a-f]{3,8}$/i.test(color) ? color : undefined);
}
