import AppSources
import ClusterPlatforms
import KubeObjects
import Promotion
import Rehearsal
import Testing

/// The addresses that a platform gives to the ways in.
@Suite struct AddressTests {
    private static func rehearse(_ manifests: String, on name: String, addOns: [String] = []) throws -> RehearsalReport
    {
        let app = try App.load(from: FileSource(paths: ["-"], standardInput: manifests), settings: AppSettings())
        return try Rehearsal(
            of: app, from: Platform.named("kind"), on: Platform.named(name).adding(addOns), choices: nil
        ).run()
    }

    private static let web = Parts.deployment(container: Parts.ready)
    private static let balanced =
        web + Parts.service(type: "LoadBalancer", port: "name: http, port: 80}, {name: https, port: 443")

    @Test func aLoadBalancerHasAHostNameOnEKSAndAnAddressOnGKE() throws {
        let eks = try Self.rehearse(Self.balanced, on: "eks").asIs.addresses
        #expect(eks.map(\.object.description) == ["Service/default/web"] && eks.map(\.ports) == [[80, 443]])
        #expect(eks.first?.address?.hasSuffix("amazonaws.com") == true, "\(eks)")
        let gke = try Self.rehearse(Self.balanced, on: "gke").asIs.addresses
        #expect(gke.first?.address?.split(separator: ".").count == 4)
    }

    @Test func whatGetsNoAddressIsPending() throws {
        let report = try Self.rehearse(Self.balanced, on: "kind")
        #expect(report.asIs.addresses.map(\.address) == [nil])
        #expect(report.rendered(as: .text).contains("@ Service/default/web: no address yet (pending)"))
        #expect(
            report.rendered(as: .text, language: .japanese).contains("@ Service/default/web: アドレス未割り当て (保留中)"))
        #expect(report.rendered(as: .html).contains("no address yet (pending)"))
        #expect(report.rendered(as: .junit).contains("address of Service/default/web\" value=\"pending\""))
        let value = try JSONReader.value(report.rendered(as: .json), file: "report.json")["asIs"]["addresses"][0]
        #expect(value["object"] == "Service/default/web" && value["pending"] == true)
        #expect(value.members.contains("address") && value["address"].isNull)
    }

    @Test func aNodePortIsAnAddressOnKindOnly() throws {
        let app = Self.web + Parts.service(type: "NodePort", port: "port: 80, nodePort: 30080")
        let kind = try Self.rehearse(app, on: "kind").asIs.addresses
        #expect(kind.map(\.ports) == [[30080]] && kind.map(\.isNodePort) == [true] && kind.first?.address != nil)
        #expect(try Self.rehearse(app, on: "eks").asIs.addresses.isEmpty)
    }

    @Test func ingressesAndGatewaysHaveTheirOwn() throws {
        let app =
            Self.web + Parts.service() + Parts.gateway(class: "eg") + Parts.ingress("ingressClassName: nginx")
        let addresses = try Self.rehearse(app, on: "gke", addOns: ["envoy-gateway", "ingress-nginx"]).asIs.addresses
        #expect(
            addresses.map(\.object.description).filter { !$0.hasPrefix("Service") } == [
                "Gateway/default/edge", "Ingress/default/web",
            ])
        #expect(addresses.first?.ports == [80])
    }
}
