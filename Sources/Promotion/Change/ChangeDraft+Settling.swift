import AppSources
import ClusterPlatforms
import KubeObjects

extension ChangeDraft {
    /// Says what the changes need around the app, and leaves to a person what nothing here answers.
    mutating func settle() {
        keepInside()
        nameHosts()
        serveHTTPS()
        askForImages()
        askForNames()
        leaveRest()
    }

    /// Load balancers that are public when nothing is said are told to be internal, where a person wants the app to be.
    private mutating func keepInside() {
        guard choices.exposure == .internal else { return }
        let annotations = platform.loadBalancer.schemeAnnotations[.internal]?.stringMembers ?? []
        for service in app.manifests(of: .service) where service.object[.spec][.type].string == "LoadBalancer" {
            let answer = Answer(
                "internal-exposure", object: service.key,
                title: .say("For the private network only", "プライベートネットワークのみに公開"),
                message: .say(
                    "The app is to be reached from the private network only (--exposure internal).",
                    "アプリはプライベートネットワークからのみ到達できるようにします (--exposure internal)。"))
            for (name, value) in annotations {
                set(.annotation(name), to: .string(value), of: service.key, answering: answer)
            }
        }
    }

    /// Images under new names have to be pushed there.
    private mutating func askForImages() {
        guard !images.isEmpty else { return }
        let registry = platform.registry
        let systems = "linux/" + (platform.nodes.type(named: platform.nodes.defaultType)?.architecture ?? "amd64")
        require(
            Prerequisite(
                topic: .registry, id: "registry",
                title: .say("The app's own images in a registry", "アプリ独自のイメージをレジストリに置く"),
                reason: .say(
                    "Nodes pull images from a registry; build them for \(systems).",
                    "ノードはレジストリからイメージを取得します。\(systems) 向けにビルドしてください。"),
                requirements: [registry.urlFormat, registry.pullAccess],
                commands: images.flatMap {
                    ["docker tag \($0.oldImage) \($0.newImage)", "docker push \($0.newImage)"]
                },
                answers: images.flatMap(\.answers)))
    }

    /// Host names have to lead to the new address.
    private mutating func askForNames() {
        var seen: Set<String> = []
        let routes = move.routes
        let hosts = routes.flatMap(\.hosts).filter { !HostName.isOwnMachines($0) && seen.insert($0).inserted }
        guard !hosts.isEmpty else { return }
        let isName = routes.contains { route in
            route.gateways.contains { gateway in
                GatewayChoice(gateway.object, app: app, target: platform, managed: platform).controller?.addressKind
                    == .hostname
            }
                || (route.manifest.kind == .ingress
                    && IngressChoice(route.manifest.object, app: app, managed: platform).controller?.addressKind
                        == .hostname)
        }
        require(
            Prerequisite(
                topic: .dns, id: "dns",
                title: .say("DNS names of the app", "アプリの DNS 名"),
                reason: .say(
                    "After the first apply, point \(LocalizedText.codes(hosts, limit: 8).english) at the load balancer: "
                        + (isName
                            ? "its address is a host name, so a CNAME or ALIAS record."
                            : "its address is an IP, so an A record."),
                    "最初の適用後、\(LocalizedText.codes(hosts, limit: 8).japanese) をロードバランサーに向けてください。"
                        + (isName ? "アドレスはホスト名なので CNAME か ALIAS レコードです。" : "アドレスは IP なので A レコードです。")),
                requirements: [], commands: [], answers: []))
    }

    /// What the map still finds and nothing here answers, in the map's own words.
    private mutating func leaveRest() {
        let known = Set(decisions.flatMap(\.rules)).union(prerequisites.map(\.id))
        for finding in RuleBook.shared.findings(in: move)
        where finding.severity >= .warning && !known.contains(finding.rule) {
            leaveOpen(
                OpenDecision(
                    flag: nil, what: RuleBook.shared.title(of: finding.rule), reason: finding.action, example: nil,
                    assumed: nil, objects: [finding.object], rules: [finding.rule]))
        }
    }
}
