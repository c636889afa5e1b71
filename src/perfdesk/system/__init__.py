"""What differs between machines: folders, replacing files, processes, the account.

Nothing here knows what a pack is. Everything that Windows, a synced folder or a
full disk can spoil passes through one of these modules, so that it is met, retried
and told in one place.
"""
