"""Two nodes and one lock in etcd, by Patroni's own classes. The second becomes the leader while the first is away; then the
first, who knows nothing of it, is back and keeps "its" lock alive. Says in JSON what it was told, and whose the lock is then.

    stale-lock.py ETCD_HOST:PORT [start-patroni.py]
"""
import json
import sys
from importlib.util import module_from_spec, spec_from_file_location

from patroni.dcs import etcd3, get_dcs

address, *starter = sys.argv[1:]
if starter:
    spec = spec_from_file_location("start_patroni", starter[0])
    mended = module_from_spec(spec)
    spec.loader.exec_module(mended)
    mended.mend()


def node(name):
    times = {"ttl": 20, "loop_wait": 3, "retry_timeout": 5}
    return get_dcs({"scope": "tried-%d" % len(starter), "name": name, "etcd3": {"hosts": [address]}, **times})


def whose():
    """By etcd itself: what a node has loaded follows a moment later."""
    found = second._client.range(second.leader_path).get("kvs", [])
    return etcd3.base64_decode(found[0]["value"]) if found else None


first, second = node("first"), node("second")
first.get_cluster()
had = first.attempt_to_acquire_leader()
first.get_cluster()
alive = first.update_leader(None)
# As when it expires. What `first` has loaded of the cluster stays as it is.
first._client.call_rpc("/lease/revoke", {"ID": first._lease})
while whose() is not None:
    pass
taken = second.attempt_to_acquire_leader()
kept = first.update_leader(None)
print(json.dumps({"had": had, "alive": alive, "taken": taken, "kept": kept, "whose": whose()}), flush=True)
