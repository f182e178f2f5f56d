import KubeObjects
import Testing

@testable import ClusterEngine

/// Scripts as manifests have them, run in a container without a cluster around it.
@Suite struct NodeShellTests {
    private func run(
        _ script: String, environment: [String: String] = [:], limit: Duration = .seconds(600)
    ) -> ShellMachine.Result {
        let cluster = Cluster(seed: 1)
        let pod: Value = [
            .apiVersion: "v1", .kind: "Pod", .metadata: [.name: "p", .namespace: "shop"],
            .spec: [.containers: [[.name: "c", .image: "busybox"]]],
        ]
        var world = ShellWorld(
            cluster: cluster, pod: pod, manifest: pod[.spec][.containers][0], node: "node-1", now: cluster.now,
            environment: environment, files: [:])
        var machine = ShellMachine(ShellScript(script), at: cluster.now)
        return machine.runToEnd(in: &world, limit: limit)
    }

    @Test(arguments: [
        ("exit 7", 7, ""), ("true", 0, ""), ("false || echo no", 0, "no\n"), ("false && echo yes", 1, ""),
        ("echo a; echo b", 0, "a\nb\n"), ("test -e /tmp/x", 1, ""),
        ("touch /tmp/x; test -e /tmp/x && echo there", 0, "there\n"),
        ("echo hi > /tmp/f; cat /tmp/f", 0, "hi\n"),
        ("cat /missing", 1, "cat: can't open '/missing': No such file or directory\n"),
        ("if [ 1 -lt 2 ]; then echo less; else echo more; fi", 0, "less\n"),
        ("for i in 1 2 3; do echo $i; done", 0, "1\n2\n3\n"),
        ("X=5; echo \"$X ${Y:-none} '$X'\"", 0, "5 none '5'\n"), ("set -e; false; echo never", 1, ""),
        ("! false", 0, ""), ("sh -c 'exit 3'; echo $?", 0, "3\n"), ("echo $(echo inner)", 0, "inner\n"),
        ("echo a | grep b", 0, ""), ("false; echo child exit $?", 0, "child exit 1\n"), ("# only a comment", 0, ""),
        ("i=0; until test -e /tmp/up; do sleep 1; touch /tmp/up; done; echo up", 0, "up\n"),
        ("while ! true; do sleep 1; done", 0, ""), ("while false; do sleep 1; done", 0, ""),
        ("while [ $(curl -s -o /dev/null -w \"%{http_code}\" http://absent/) = 200 ]; do sleep 1; done", 0, ""),
        ("curl -s -o /dev/null -w '%{http_code}' http://absent/", 1, "000\n"),
        ("test -d /proc/1", 0, ""), ("{ echo in; }", 0, "in\n"), ("(exit 4)", 4, ""),
    ])
    func ends(_ script: String, _ status: Int, _ output: String) {
        let result = run(script)
        #expect(result.status == status)
        #expect(result.output == output)
        #expect(!result.isTimeout)
    }

    @Test func takesTheTimeItSleeps() {
        let result = run("sleep 2; sleep 0.5; sleep 1m")
        #expect(result.end - Cluster(seed: 1).now == .milliseconds(62_500))
    }

    @Test func anEndlessLoopIsStoppedByItsLimit() {
        #expect(run("while :; do sleep 1; done", limit: .seconds(5)).isTimeout)
        #expect(run("while true; do echo x; done", limit: .seconds(5)).isTimeout)
    }

    @Test(arguments: [
        "sleep 1e300", "sleep nan", "sleep 99999999999d", "while :; do sleep 99999999999d; done", "sleep -5",
    ])
    func sleepsForAnyTime(_ script: String) {
        _ = run("trap 'exit 1' TERM; " + script, limit: .seconds(100))
    }

    @Test func readsWhatIsNoScript() {
        for text in [
            "", "((((", "if", "while", "for", "do done", "'", "\"$(", "${", "! ! !", "case x in", ">", "| |", "a\\",
            "2>&",
        ] {
            _ = run(text, limit: .seconds(5))
        }
        _ = run(String(repeating: "( ", count: 20_000), limit: .seconds(1))
        _ = run(String(repeating: "if ", count: 20_000), limit: .seconds(1))
        _ = run(String(repeating: "! ", count: 20_000), limit: .seconds(1))
        _ = run(String(repeating: "$(", count: 20_000), limit: .seconds(1))
    }

    @Test(arguments: [
        ("postgres://user:secret@db:5432/app", "db", 5432), ("http://api", "api", 80), ("redis:6379", "redis", 6379),
        ("https://api.shop.svc.cluster.local/v1", "api.shop.svc.cluster.local", 443),
        ("jdbc:postgresql://db.shop:5433/x?y=z", "db.shop", 5433), ("mysql+pymysql://u@db/app", "db", 3306),
    ])
    func findsServers(_ text: String, _ host: String, _ port: Int) {
        let target = HostAndPort(text)
        #expect(target?.host == host)
        #expect(target?.port == port)
    }

    @Test(arguments: ["", "a b", "tcp://", "x:99999", "-a:1", "ä:1", "[::1]:80"])
    func findsNoServer(_ text: String) {
        #expect(HostAndPort(text) == nil)
    }

    @Test func decodesSecrets() {
        #expect(Base64.text("aGVsbG8=") == "hello")
        #expect(Base64.text("aGVsbG8gd29ybGQ") == "hello world")
        #expect(Base64.text("") == "")
    }
}
