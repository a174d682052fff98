import {Anchor, Avatar, Button, Group, Stack, Text, UnstyledButton} from '@mantine/core';
import type {Team} from '@mattermost/types/teams';
import {useMutation, useQuery} from '@tanstack/react-query';
import {Link, useNavigate} from 'react-router';

import {refetchChannels} from '../channels/queries';
import {useMay} from '../channels/useMay';
import {signOut} from '../session/queries';
import {Failure} from '../shared/Failure';
import {placeIn} from '../teams/lastPlace';
import {joinTeam, openTeamsQuery, useTeams} from '../teams/queries';
import {useText} from '../text/text';
import classes from './ChooseTeamPage.module.css';
import {Entrance} from './Entrance';

/** One's own teams to go to, and the open ones to join. */
export function ChooseTeamPage() {
    const say = useText();
    const navigate = useNavigate();
    const mine = useTeams();
    const mayCreate = useMay('create_team');
    const open = useQuery(openTeamsQuery);
    const join = useMutation({
        mutationFn: joinTeam,
        onSuccess: (_done, team) => {
            refetchChannels();
            navigate(`/${team.name}`);
        },
    });
    const others = (open.data ?? []).filter((team) => !mine.some((own) => own.id === team.id));
    return (
        <Entrance title={say('choose-team.title')} hint={mine.length + others.length === 0 ? say('choose-team.none') : undefined}>
            <Stack gap="xs">
                <Failure error={join.error ?? open.error} />
                {mine.map((team) => (
                    <Row key={team.id} team={team} action={say('choose-team.open')} onClick={() => navigate(placeIn(team.name))} />
                ))}
                {others.map((team) => (
                    <Row key={team.id} team={team} action={say('choose-team.join')} onClick={() => join.mutate(team)} />
                ))}
            </Stack>
            <Group justify="space-between">
                {mayCreate && <Button component={Link} to="/create_team" variant="light">{say('create-team.title')}</Button>}
                <Anchor component="button" type="button" onClick={() => void signOut()}>{say('menu.sign-out')}</Anchor>
            </Group>
        </Entrance>
    );
}

function Row({team, action, onClick}: {team: Team; action: string; onClick: () => void}) {
    return (
        <UnstyledButton className={classes.row} onClick={onClick}>
            <Avatar radius="md" name={team.display_name} color="indigo" aria-hidden />
            <div className={classes.name}>
                <Text fw={600} truncate>{team.display_name}</Text>
                {team.description && <Text size="sm" c="var(--u-text-soft)" truncate>{team.description}</Text>}
            </div>
            <Text size="sm" c="var(--u-link)">{action}</Text>
        </UnstyledButton>
    );
}
