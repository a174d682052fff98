import {useQuery} from '@tanstack/react-query';

import {api} from '../api/client';
import {customEmojiQuery, useCustomEmoji} from './custom';
import {characterOf, useEmojiNames} from './emoji';
import classes from './EmojiSign.module.css';

/** What an emoji's name stands for: a character, or an image of this server's own; a name that is neither stays as it is written. */
export function EmojiSign({name, written = `:${name}:`}: {name: string; written?: string}) {
    const names = useEmojiNames();
    const character = characterOf(names, name);
    if (character) {
        return <span role="img" aria-label={name} title={`:${name}:`} className={classes.character}>{character}</span>;
    }
    return names ? <CustomSign name={name} written={written} /> : <>{written}</>;
}

function CustomSign({name, written}: {name: string; written: string}) {
    const id = useQuery({...customEmojiQuery(name), enabled: useCustomEmoji()}).data;
    return id
        ? <img src={api.getCustomEmojiImageUrl(id)} alt={name} title={`:${name}:`} className={classes.image} draggable={false} />
        : <>{written}</>;
}
