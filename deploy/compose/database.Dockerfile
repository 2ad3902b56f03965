# PostgreSQL, Patroni, etcd and HAProxy as Debian ships them; what a container runs is said in compose.yml.
FROM debian:12-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends postgresql-15 patroni etcd-server haproxy pgbackrest ssl-cert \
 && rm -rf /var/lib/apt/lists/* \
 && install -d -o postgres -g postgres -m 0700 /etc/yorisoi/tls /var/lib/etcd/yorisoi \
 && install -o postgres -g postgres -m 0644 /etc/ssl/certs/ssl-cert-snakeoil.pem /etc/yorisoi/tls/database.crt \
 && install -o postgres -g postgres -m 0600 /etc/ssl/private/ssl-cert-snakeoil.key /etc/yorisoi/tls/database.key \
 && install -d -o postgres -g postgres -m 0750 /var/lib/pgbackrest /mnt/far/pgbackrest /var/spool/pgbackrest /var/log/pgbackrest \
 && chown -R postgres:postgres /var/lib/etcd
COPY deploy/patroni/patroni.yml deploy/patroni/start-patroni.py /etc/yorisoi/
# Its passphrases come from the environment: PGBACKREST_REPO1_CIPHER_PASS and PGBACKREST_REPO2_CIPHER_PASS.
COPY --chown=postgres:postgres deploy/pgbackrest/pgbackrest.conf /etc/pgbackrest/pgbackrest.conf
COPY deploy/haproxy/haproxy.cfg /etc/yorisoi/haproxy.cfg
USER postgres
ENV LANG=C.UTF-8
ENTRYPOINT ["/usr/bin/python3", "/etc/yorisoi/start-patroni.py", "/etc/yorisoi/patroni.yml"]
