"""The article's story told by the Python driver, mattermostdriver."""

import os
import unittest
from urllib.parse import urlparse

from mattermostdriver import Driver
from mattermostdriver.exceptions import NoAccessTokenProvided

URL = urlparse(os.environ["UTMOST_URL"])


def connect(**login):
    driver = Driver({"url": URL.hostname, "port": URL.port, "scheme": URL.scheme, **login})
    driver.login()
    return driver


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

        admin.users.disable_personal_access_token({"token_id": made["id"]})
        with self.assertRaises(NoAccessTokenProvided):
            script.users.get_user("me")


if __name__ == "__main__":
    unittest.main()
