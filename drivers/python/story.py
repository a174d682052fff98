"""The article's story told by the Python driver, mattermostdriver."""

import asyncio
import json
import os
import threading
import unittest
from urllib.parse import urlparse

from mattermostdriver import Driver
from mattermostdriver.exceptions import NoAccessTokenProvided

URL = urlparse(os.environ["UTMOST_URL"])


def connect(**login):
    driver = Driver({"url": URL.hostname, "port": URL.port, "scheme": URL.scheme, **login})
    driver.login()
    return driver


class Listener:
    """Hears over the WebSocket, on a thread of its own, what happens."""

    def __init__(self, driver):
        self.events = []
        self.changed = threading.Condition()
        threading.Thread(target=self.run, args=[driver], daemon=True).start()

    def run(self, driver):
        asyncio.set_event_loop(asyncio.new_event_loop())
        driver.init_websocket(self.hear)

    async def hear(self, message):
        with self.changed:
            self.events.append(json.loads(message))
            self.changed.notify_all()

    def first(self, name, **data):
        """The first event of that name with that data."""

        def found():
            return [e for e in self.events if e.get("event") == name and data.items() <= e["data"].items()]

        with self.changed:
            if not self.changed.wait_for(found, timeout=30):
                raise AssertionError(f"no {name} came")
            return found()[0]


class Story(unittest.TestCase):
    def test_the_story_in_python(self):
        admin = connect(login_id="kaakaa", password="password 1")
        me = admin.users.get_user("me")
        made = admin.users.create_user_access_token(me["id"], {"description": "python"})

        script = connect(token=made["token"])
        self.assertEqual(script.users.get_user("me")["username"], "kaakaa")
        team = script.teams.create_team({"name": "python-team", "display_name": "Python", "type": "O"})
        channel = script.channels.get_channel_by_name(team["id"], "town-square")
        post = script.posts.create_post({"channel_id": channel["id"], "message": "Create post by REST API"})
        self.assertEqual(post["message"], "Create post by REST API")
        pretty = script.posts.create_post(
            {"channel_id": channel["id"], "props": {"attachments": [{"text": "hoge"}]}}
        )
        self.assertEqual(pretty["metadata"]["embeds"], [{"type": "message_attachment"}])
        posts = script.posts.get_posts_for_channel(channel["id"])
        self.assertEqual(posts["order"][:2], [pretty["id"], post["id"]])
        self.assertEqual(len(script.system.get_analytics(params={})), 11)

        friend = admin.users.create_user(
            {"username": "python-friend", "email": "python-friend@example.com", "password": "password 1"}
        )
        admin.teams.add_user_to_team(team["id"], {"team_id": team["id"], "user_id": friend["id"]})
        theirs = connect(login_id="python-friend", password="password 1")
        listener = Listener(script)
        self.assertEqual(listener.first("hello")["seq"], 0)
        theirs.client.post("/users/me/typing", {"channel_id": channel["id"]})
        listener.first("typing", user_id=friend["id"])
        theirs.posts.create_post({"channel_id": channel["id"], "message": "Seen at once"})
        posted = listener.first("posted")
        self.assertEqual(json.loads(posted["data"]["post"])["message"], "Seen at once")
        script.status.update_user_status(me["id"], {"user_id": me["id"], "status": "dnd"})
        listener.first("status_change", status="dnd")

        admin.users.disable_personal_access_token({"token_id": made["id"]})
        with self.assertRaises(NoAccessTokenProvided):
            script.users.get_user("me")


if __name__ == "__main__":
    unittest.main()
