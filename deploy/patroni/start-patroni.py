"""Starts Patroni, and mends Patroni 3.0.2 (Debian 12) so that nobody takes the place of the primary without what was acknowledged.

    /usr/bin/python3 start-patroni.py /etc/patroni/config.yml

A primary that was cut off, or that slept, gets a new lease of etcd when it is back. Patroni 3.0.2 then writes itself over whoever
has become the leader meanwhile (mended in 3.0.3: https://github.com/patroni/patroni/pull/2693), and is promoted in the next round
although it is not synchronous any more. docs/decisions/0052 tells how it was found. A newer Patroni is started as it is; an older
one, which nobody has tried, is not started.
"""
import sys
import time

from patroni.dcs import Leader, catch_return_false_exception, etcd3
from patroni.ha import Ha
from patroni.version import __version__

TRIED = (3, 0, 2)


@catch_return_false_exception
def update_leader(self):
    """Keeps the lock alive. With a new lease only where the lock still bears our name, which etcd itself compares."""
    retry = self._retry.copy()

    def again(*args, **kwargs):
        kwargs["retry"] = retry
        return retry(*args, **kwargs)

    self._run_and_handle_exceptions(self._do_refresh_lease, True, retry=again)
    leader = self.cluster and self.cluster.leader
    if isinstance(leader, Leader) and leader.session == self._lease:
        return True
    retry.deadline = retry.stoptime - time.time()
    if retry.deadline < 1:
        raise etcd3.Etcd3Error("update_leader timeout")
    lock = {"key": etcd3.base64_encode(self.leader_path), "value": etcd3.base64_encode(self._name)}
    still_ours = {"target": "VALUE", **lock}
    with_our_lease = {"request_put": {"lease": self._lease, **lock}}
    return bool(self._run_and_handle_exceptions(self._client.txn, still_ours, with_our_lease, retry=again))


enforce_primary_role = Ha.enforce_primary_role


def enforce_primary_role_of_the_synchronous(self, message, promote_message):
    """Whoever holds the lock is promoted, and stays the primary, only if commits waited for them: /sync names them."""
    sync = self.cluster.sync
    promoting = self.state_handler.role == "promoted"
    if self.is_synchronous_mode() and not promoting and not sync.is_empty and not sync.matches(self.state_handler.name):
        if self.state_handler.is_leader():
            self.demote("immediate")
            return "demoted self because commits did not wait for me"
        self.release_leader_key_voluntarily()
        return "not promoting because commits did not wait for me"
    return enforce_primary_role(self, message, promote_message)


def mend():
    version = tuple(int(part) for part in __version__.split(".")[:3])
    if version < TRIED:
        sys.exit("Patroni %s has not been tried: 3.0.2 or a newer one is needed." % __version__)
    if version == TRIED:
        etcd3.Etcd3._update_leader = update_leader
        Ha.enforce_primary_role = enforce_primary_role_of_the_synchronous


if __name__ == "__main__":
    from patroni.__main__ import main

    mend()
    main()
