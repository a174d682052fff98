import {expect, member, post, signIn, test} from './world';

/** What people try; each would set window.ran, or ask, if it ran. */
const ATTACKS = [
    '<script>window.ran = 1</script>',
    '<img src=x onerror="window.ran = 2">',
    '<svg onload="window.ran = 3"></svg>',
    '<iframe srcdoc="<script>parent.ran = 4</script>"></iframe>',
    '[click](javascript:window.ran=5)',
    '[click](JaVaScRiPt:window.ran=6)',
    '[click](data:text/html,<script>window.opener.ran=7</script>)',
    '![x](javascript:window.ran=8)',
    '![x](x" onerror="window.ran=9)',
    '<javascript:window.ran=10>',
    '[x]: javascript:window.ran=11\n[x]',
    '```html"onmouseover="window.ran=12\ncode\n```',
    '<a href="javascript:window.ran=13">here</a>',
    '<math><mi//xlink:href="data:x,<script>window.ran=14</script>">',
    '`<img src=x onerror=window.ran=15>`',
    '| a |\n|---|\n| <img src=x onerror=window.ran=16> |',
    '{{constructor.constructor("window.ran=17")()}}',
    '<style>@import "javascript:window.ran=18";</style>',
    '<form action="javascript:window.ran=19"><button>x</button></form>',
    '\u200b<script>window.ran=20</script>',
    'https://example.com/"onmouseover="window.ran=21',
    '@<img src=x onerror=window.ran=22> ~<b> #<i> :<u>:',
];

test('nothing that people write runs', async ({page, world}) => {
    const {server, admin, teamId} = world;
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
        dialogs.push(dialog.message());
        void dialog.dismiss();
    });
    const mallory = await member(world, 'mallory', {first_name: ATTACKS[1].slice(0, 64), last_name: ATTACKS[0].slice(0, 64), nickname: '<svg onload=ran=1>'});
    const channel = await admin.post('/channels', {
        team_id: teamId, name: 'attacks', display_name: '<img src=x onerror="window.ran=30">', type: 'O',
        header: ATTACKS.slice(0, 9).join(' '), purpose: ATTACKS[1],
    });
    await admin.post(`/channels/${channel.id}/members`, {user_id: mallory.id});
    await admin.put('/config/patch', {TeamSettings: {TeammateNameDisplay: 'full_name'}});
    for (const attack of ATTACKS) {
        await mallory.post('/posts', {channel_id: channel.id, message: attack});
        await mallory.post('/posts', {
            channel_id: channel.id,
            message: '',
            props: {
                attachments: [{
                    color: 'red;background:url(javascript:ran=1)', pretext: attack, author_name: attack, author_link: 'javascript:ran=1',
                    author_icon: 'javascript:ran=1', title: attack, title_link: 'javascript:window.ran=31', text: attack,
                    fields: [{title: attack, value: attack, short: true}], footer: attack, image_url: 'data:image/svg+xml,<svg onload="ran=1"/>',
                    thumb_url: 'javascript:ran=1',
                }],
            },
        });
    }
    await mallory.post('/posts', {channel_id: channel.id, message: 'the last one'});
    await signIn(page, server, 'admin');
    await page.goto(`${server.url}/main/channels/attacks`);
    await page.getByRole('button', {name: 'Newest'}).click();
    await expect(post(page, 'the last one')).toBeVisible();
    const seen = new Set<string>();
    const list = page.getByRole('region', {name: 'Messages'});
    for (let i = 0; i < 40; i++) {
        const found = await page.evaluate(() => {
            const bad = [...document.querySelectorAll('article *, header *')].filter((element) =>
                ['SCRIPT', 'IFRAME', 'OBJECT', 'EMBED', 'FORM', 'STYLE', 'BASE', 'MATH'].includes(element.tagName)
                || element.getAttributeNames().some((name) => name.startsWith('on'))
                || ['href', 'src', 'action'].some((name) => /^\s*(javascript|data|vbscript):/i.test(element.getAttribute(name) ?? '')));
            return {bad: bad.map((element) => element.outerHTML), ids: [...document.querySelectorAll('article')].map((each) => each.dataset.post ?? '')};
        });
        expect(found.bad).toEqual([]);
        found.ids.forEach((id) => seen.add(id));
        await list.hover();
        await page.mouse.wheel(0, -900);
    }
    // Each attack as a message and as an attachment, and the last one.
    expect(seen.size).toBeGreaterThanOrEqual(2 * ATTACKS.length + 1);
    expect(await page.evaluate(() => (window as unknown as {ran?: number}).ran)).toBeUndefined();
    expect(dialogs).toEqual([]);
    await admin.put('/config/patch', {TeamSettings: {TeammateNameDisplay: 'username'}});
});
