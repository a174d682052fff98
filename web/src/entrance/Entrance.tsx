import {Paper, SegmentedControl, Stack, Text, Title} from '@mantine/core';
import type {ReactNode} from 'react';
import {useEffect} from 'react';

import {useLanguage} from '../text/LanguageProvider';
import {useText} from '../text/text';
import classes from './Entrance.module.css';
import {useClientConfig} from '../session/queries';

/** The frame of the pages that are seen before the chat. */
export function Entrance({title, hint, children}: {title: string; hint?: string; children: ReactNode}) {
    const say = useText();
    const site = useClientConfig().SiteName || 'Utmost';
    const {language, choose} = useLanguage();
    useEffect(() => {
        document.title = `${title} · ${site}`;
    }, [title, site]);
    return (
        <main className={classes.page}>
            <div className={classes.brand}>
                <img src="/favicon.svg" alt="" className={classes.logo} />
                <Text fw={700} size="lg">{site}</Text>
            </div>
            <Paper className={classes.card} withBorder shadow="sm" p="xl" radius="lg">
                <Stack gap="md">
                    <div>
                        <Title order={1} size="h2">{title}</Title>
                        {hint && <Text c="var(--u-text-soft)" mt="xs">{hint}</Text>}
                    </div>
                    {children}
                </Stack>
            </Paper>
            <SegmentedControl
                size="xs"
                aria-label={say('display.language')}
                value={language}
                onChange={choose}
                data={[{value: 'en', label: 'English'}, {value: 'ja', label: '日本語'}]}
            />
        </main>
    );
}
