import AppSources
import ClusterPlatforms
import KubeObjects
import Promotion
import Testing

@testable import Rehearsal

/// What `slipway.yaml` says users open, on the platform it was written for and on others.
@Suite struct EntriesTests {
    private static func rehearse(
        _ manifests: String, entries: [String], on name: String, kind addOns: [String] = [],
        choices: PromotionChoices? = nil
    ) throws -> RehearsalReport {
        let settings = try SettingsFile.read("entries: [\(entries.joined(separator: ", "))]", file: "slipway.yaml")
        let app = try App.load(from: FileSource(paths: ["-"], standardInput: manifests), settings: settings)
        let origin = try Platform.named("kind").adding(addOns)
        let platform = name == "kind" ? origin : try Platform.named(name)
        return try Rehearsal(of: app, from: origin, on: platform, choices: choices).run()
    }

    private static let web = Parts.deployment(container: Parts.ready)
    private static let byNodePort =
        web + Parts.service(type: "NodePort", port: "port: 80, nodePort: 30080")
    private static let byIngress = web + Parts.service() + Parts.ingress("ingressClassName: nginx")
    private static let byGateway =
        web + Parts.service() + Parts.gateway(class: "eg")
        + Parts.object(
            "gateway.networking.k8s.io/v1", "GatewayClass", "eg",
            "spec: {controllerName: gateway.envoyproxy.io/gatewayclass-controller}")

    @Test func anEntryKeepsItsURLAndItsName() throws {
        let report = try Self.rehearse(
            Self.byIngress, entries: ["{url: \"http://shop.example.com:30080/cart?x=1\", name: the shop}"], on: "kind",
            kind: ["ingress-nginx"])
        let route = try #require(report.asIs.routes.first)
        #expect(report.asIs.routes.count == 1)
        #expect(route.entry == "http://shop.example.com:30080/cart?x=1" && route.name == "the shop")
        #expect(route.isReachable && route.backend?.description == "Service/default/web", "\(route.why)")
        #expect(route.via.map(\.kind.name) == ["Ingress"])
        let text = report.rendered(as: .text)
        #expect(text.contains("✔ the shop: http://shop.example.com:30080/cart?x=1 → Service/default/web"))
        #expect(report.rendered(as: .html).contains("the shop: http://shop.example.com:30080/cart?x=1"))
        #expect(report.rendered(as: .junit).contains("name=\"the shop: http://shop.example.com:30080/cart?x=1\"/>"))
        let value = try JSONReader.value(report.rendered(as: .json), file: "report.json")["asIs"]["routes"][0]
        #expect(value["entry"].string == route.entry && value[.name] == "the shop")
    }

    @Test(arguments: [
        ("http://localhost:30080/", true), ("http://127.0.0.1:30080/any", true), ("tcp://localhost:30080", true),
        ("http://localhost:8080/", true), ("tcp://localhost:31111", false),
    ])
    func aNodePortIsAWayInOnKind(entry: String, isReachable: Bool) throws {
        let report = try Self.rehearse(Self.byNodePort, entries: ["\"\(entry)\""], on: "kind")
        let route = try #require(report.asIs.routes.first { $0.entry == entry })
        #expect(route.isReachable == isReachable, "\(route.why)")
        #expect(report.held == isReachable)
    }

    @Test func aNodePortIsFollowedToWhatTakesItsPlace() throws {
        let report = try Self.rehearse(
            Self.byNodePort, entries: ["\"http://localhost:30080/\""], on: "eks", choices: PromotionChoices())
        let before = try #require(report.asIs.routes.first)
        #expect(!before.isReachable && before.why.contains("node ports are closed"))
        let after = try #require(report.promoted?.routes.first)
        #expect(after.entry == "http://localhost:30080/")
        #expect(after.via.first?.description == "Service/default/web")
        if after.isReachable {
            #expect(after.url?.contains("localhost") == false && after.url?.contains("30080") == false)
        }
    }

    @Test func aHostThatPromotionRenamesIsFollowed() throws {
        let manifests = Self.byGateway.replacing("shop.example.com", with: "shop.localhost")
        let report = try Self.rehearse(
            manifests, entries: ["\"http://shop.localhost:30080/cart\""], on: "gke",
            kind: ["envoy-gateway", "metallb"], choices: PromotionChoices(domain: "shop.example.org"))
        let route = try #require(report.promoted?.routes.first)
        #expect(route.entry == "http://shop.localhost:30080/cart")
        #expect(route.isReachable, "\(route.why)")
        #expect(route.url == "http://shop.example.org/cart")
        #expect(report.rendered(as: .text).contains("here: http://shop.example.org/cart"))
        #expect(report.rendered(as: .text, language: .japanese).contains("ここでは: http://shop.example.org/cart"))
    }

    @Test(arguments: [
        ("http://other.example.com/", "no Gateway, Ingress, load balancer or node port serves other.example.com"),
        ("https://shop.example.com/", "shop.example.com is served over http only"),
        ("http://localhost:9999/", "no Gateway, Ingress, load balancer or node port serves http://localhost:9999/"),
    ])
    func whatNothingServesIsNotReachable(entry: String, why: String) throws {
        let report = try Self.rehearse(
            Self.byIngress, entries: ["\"\(entry)\""], on: "kind", kind: ["ingress-nginx"])
        let route = try #require(report.asIs.routes.first)
        #expect(!route.isReachable && route.why == why && route.url == nil, "\(route)")
        #expect(!report.held)
        #expect(report.asIs.routes.count == 2, "a way in that no entry uses is told all the same")
    }

    @Test func aPathThatNoRouteTakesIsNotReachable() throws {
        let app = Self.web + Parts.service() + Parts.ingress("ingressClassName: nginx", path: "/api")
        let report = try Self.rehearse(
            app, entries: ["\"http://shop.example.com/apis\"", "\"http://shop.example.com/api/x\""], on: "kind",
            kind: ["ingress-nginx"])
        #expect(report.asIs.routes.map(\.isReachable) == [false, true])
        #expect(report.asIs.routes[0].why == "no route for shop.example.com takes the path /apis")
    }

    @Test func aPortForwardLeadsInOnKindOnly() throws {
        let app = Self.web + Parts.service(port: "port: 8080, targetPort: 80")
        let entries = ["\"http://localhost:8080/\""]
        let onKind = try Self.rehearse(app, entries: entries, on: "kind").asIs.routes
        #expect(onKind.map(\.isReachable) == [true])
        #expect(onKind.first?.why == "reached by kubectl port-forward to Service/default/web")
        let onEKS = try Self.rehearse(app, entries: entries, on: "eks").asIs.routes
        #expect(onEKS.map(\.isReachable) == [false])
        #expect(
            onEKS.first?.why == "only kubectl port-forward leads to Service/default/web, and users have none")
    }

    @Test(
        arguments: [
            ("http://Shop.example:8080/a/b?c#d", "http", "shop.example", 8080, "/a/b", "?c#d"),
            ("https://[::1]/", "https", "[::1]", nil, "/", ""), ("tcp://db:5432", "tcp", "db", 5432, "/", ""),
            ("http://user:secret@shop", "http", "shop", nil, "/", ""), ("http://a:b:c", "http", "a:b", nil, "/", ""),
            ("http:///", "http", "", nil, "/", ""), ("http://?", "http", "", nil, "/", "?"),
            ("http://shop:99999999999999999999/", "http", "shop", nil, "/", ""),
        ] as [(String, String, String, Int?, String, String)])
    func urlsAreTakenApart(text: String, scheme: String, host: String, port: Int?, path: String, rest: String) throws {
        let url = try #require(EntryURL(text))
        #expect(url.scheme == scheme && url.host == host && url.port == port && url.path == path && url.rest == rest)
    }

    @Test(arguments: [
        ("PathPrefix", "/tasks", "/tasks/1", true), ("PathPrefix", "/tasks/", "/tasks", true),
        ("PathPrefix", "/tasks", "/tasksheet", false), ("Exact", "/a", "/a/", false), ("Exact", "/a", "/a", true),
        ("RegularExpression", "^/v[0-9]+/", "/v1/x", true), ("RegularExpression", "/api/.*", "/web", false),
        ("Prefix", "/", "/anything", true), ("ImplementationSpecific", "/api(/|$)(.*)", "/api/x", true),
        ("ImplementationSpecific", "/api/*", "/web", false), ("ImplementationSpecific", "/api", "/apis", false),
    ])
    func pathsFitAsInAGateway(kind: String, value: String, path: String, fits: Bool) {
        #expect((PathPattern([.type: .string(kind), .value: .string(value)]).fit(path) != nil) == fits)
    }
}
