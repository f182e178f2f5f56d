import KubeObjects

extension Cluster {
    /// Why an image cannot be pulled, in containerd's words; `nil` where it can.
    func pullError(_ reference: ImageReference, for pod: Value, on node: String) -> String? {
        let text = reference.description
        let begin = "failed to pull and unpack image \"\(text)\": failed to resolve image: "
        let host = reference.registry == "docker.io" ? "registry-1.docker.io" : reference.registry
        let manifest = reference.tag.isEmpty ? reference.digest : reference.tag
        let request =
            "failed to do request: Head \"https://\(host)/v2/\(reference.repository)/manifests/\(manifest)\": dial tcp: "
        if let fault = images.fault(of: reference.registry) {
            return begin + request + nameProblem(host, fault)
        }
        if images.deadRegistries.contains(reference.registry) {
            return begin + request + "connect: connection refused"
        }
        if images.missing.contains(text) || images.isUnknown(reference) {
            if reference.registry == "docker.io" {
                return
                    "rpc error: code = Unknown desc = \(begin)pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed"
            }
            return "rpc error: code = NotFound desc = \(begin)\(text): not found"
        }
        if images.privateRegistries.contains(reference.registry), !hasCredentials(for: reference.registry, pod) {
            return
                "rpc error: code = Unknown desc = \(begin)unexpected status from HEAD request to https://\(host)/v2/\(reference.repository)/manifests/\(manifest): 401 Unauthorized"
        }
        return nil
    }

    private func nameProblem(_ host: String, _ fault: ImageCatalog.NameFault) -> String {
        if fault.server.isEmpty { return "lookup \(host): no such host" }
        // Each try asks from a port of its own.
        let port = 32_768 + random.next(below: 28_232)
        let own = "10.10.0.1:\(port)"
        return "lookup \(host) on \(fault.server): read udp \(own)->\(fault.server): i/o timeout"
    }

    /// Whether a pod, or its service account, brings credentials for a registry.
    private func hasCredentials(for registry: String, _ pod: Value) -> Bool {
        let namespace = pod.objectNamespace
        let account = ObjectKey(
            .serviceAccount, namespace: namespace, name: pod[.spec][.serviceAccountName].string ?? "default")
        let references = pod[.spec][.imagePullSecrets].elements + (object(account)?[.imagePullSecrets].elements ?? [])
        for reference in references {
            let key = ObjectKey(.secret, namespace: namespace, name: reference[.name].string ?? "")
            guard let secret = object(key) else { continue }
            for name in [".dockerconfigjson", ".dockercfg"] {
                if secret.entry(name)?.contains(registry) == true { return true }
            }
        }
        return false
    }
}

extension ImageCatalog {
    /// Whether an image is surely not in its registry.
    func isUnknown(_ reference: ImageReference) -> Bool {
        if images[reference.description] != nil { return false }
        if closedRegistries.contains(reference.registry) { return true }
        // Docker Hub gives names without a user only to the official images.
        guard reference.registry == "docker.io", reference.repository.hasPrefix("library/") else { return false }
        return !Self.officialImages.contains(String(reference.repository.dropFirst(8)))
    }

    /// The Docker Official Images (https://github.com/docker-library/official-images/tree/master/library), those that are
    /// deprecated included: their tags can still be pulled.
    static let officialImages: Set<String> = Set(
        """
        adminer aerospike alpine alt amazoncorretto amazonlinux api-firewall arangodb archlinux backdrop bash bonita
        buildpack-deps busybox caddy cassandra centos chronograf cirros clearlinux clefos clickhouse clojure composer
        convertigo couchbase couchdb crate dart debian docker drupal eclipse-mosquitto eclipse-temurin eggdrop
        elasticsearch elixir emqx erlang express-gateway fedora flink fluentd friendica gazebo gcc geonetwork ghost golang
        gradle groovy haproxy haskell haxe hello-world hitch hipache httpd hylang ibm-semeru-runtimes ibmjava influxdb
        irssi jenkins jetty jobber joomla jruby julia kaazing-gateway kapacitor kibana known kong krakend lightstreamer
        liquibase logstash mageia mariadb matomo maven mediawiki memcached mongo mongo-express monica mono mysql nats
        nats-streaming neo4j neurodebian nextcloud nginx node notary nuxeo odoo open-liberty openjdk opensuse
        oraclelinux orientdb percona perl photon php php-zendserver phpmyadmin pipeline plone postfixadmin postgres
        pypy python r-base rabbitmq rakudo-star rapidoid redis redmine registry rethinkdb rocket.chat rockylinux ros
        ruby rust sapmachine satosa scratch silverpeas sl solr sonarqube sourcemage spark spiped storm swarm swift
        swipl telegraf thrift tomcat tomee traefik ubuntu unit varnish vault websphere-liberty wordpress xwiki yourls
        znc zookeeper
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
