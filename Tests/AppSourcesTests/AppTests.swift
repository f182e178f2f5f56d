import AppSources
import KubeObjects
import Testing

@Suite struct AppTests {
    private func app(_ text: String, namespace: String? = nil) throws(SourceError) -> App {
        try App.load(path: "-", options: App.LoadOptions(namespace: namespace, standardInput: text))
    }

    private static let mixed = """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: reader, namespace: shop}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        ---
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: planets.example.com}
        spec: {group: example.com, scope: Cluster, names: {kind: Planet}}
        ---
        apiVersion: example.com/v1
        kind: Planet
        metadata: {name: mars}
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: GatewayClass
        metadata: {name: eg}
        """

    @Test func fillsInNamespacesWhereTheKindHasThem() throws {
        let keys = try app(Self.mixed).manifests.map(\.key.description)
        #expect(
            keys == [
                "Namespace/shop", "ClusterRole/reader", "Service/default/web",
                "CustomResourceDefinition/planets.example.com", "Planet/mars", "GatewayClass/eg",
            ])
        let other = try app(Self.mixed, namespace: "other")
        #expect(other.manifests.map(\.key.namespace) == ["", "", "other", "", "", ""])
        #expect(other.manifests.map(\.hasWrittenNamespace) == [false, true, false, false, false, false])
    }

    @Test func refusesAnotherNamespaceThanTheOneAskedFor() throws {
        let text = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  namespace: shop\n"
        let error = #expect(throws: SourceError.self) { try app(text, namespace: "other") }
        #expect(
            error?.description == "-:5:3: Pod a is in namespace shop, not in other; leave out -n, or the namespace here"
        )
    }

    @Test func refusesFieldsThatTheKindDoesNotHave() throws {
        let text = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replica: 2
              template:
                spec:
                  containers:
                    - name: web
                      image: [nginx]
            """
        let error = #expect(throws: SourceError.self) { try app(text) }
        #expect(error?.problems.map(\.position?.description) == ["-:5:3", "-:10:11"])
        #expect(
            error?.problems.first?.message
                == #"Deployment web: unknown field "spec.replica", did you mean "replicas"?"#)
    }

    @Test func theLastOfTwoEqualKeysCounts() throws {
        let text = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: a}
            data: {x: first}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: a, namespace: default}
            data: {x: second}
            """
        let app = try app(text)
        #expect(app.manifests.map { $0.object[.data]["x"].string } == ["second"])
        #expect(
            app.notes.map(\.description) == [
                "-:1:1: ConfigMap/default/a is written again at -:6:1; the last one counts"
            ])
    }

    @Test func namesItselfByLabelFolderNamespaceThenFile() throws {
        let labelled = """
            apiVersion: v1
            kind: Service
            metadata: {name: a, namespace: x, labels: {app.kubernetes.io/part-of: shop}}
            """
        #expect(try app(labelled).name == "shop")
        #expect(try app("apiVersion: v1\nkind: Service\nmetadata: {name: a, namespace: x}").name == "x")
        #expect(try app("apiVersion: v1\nkind: Service\nmetadata: {name: a}").name == "app")
        let folder = try TemporaryFolder()
        try folder.write("apiVersion: v1\nkind: Service\nmetadata: {name: a}", to: "bookshop/k8s/a.yaml")
        #expect(try App.load(path: folder("bookshop/k8s")).name == "bookshop")
        #expect(try App.load(path: folder("bookshop/k8s/a.yaml")).name == "a")
        try folder.write(
            "apiVersion: v1\nkind: Service\nmetadata: {name: a, namespace: shop-dev}", to: "shop/base/all.yaml")
        #expect(try App.load(path: folder("shop/base")).name == "shop")
        #expect(try App.load(path: folder("shop/base/all.yaml")).name == "shop-dev")
    }

    @Test func isNotCalledWhatManyThingsAreCalled() throws {
        let folder = try TemporaryFolder()
        for (path, namespace) in [
            ("agent/release/kube-system", "kube-system"), ("agent/deploy/overlays/dev", "dev"),
            ("agent/manifests/base", "default"),
        ] {
            try folder.write(
                "apiVersion: v1\nkind: Service\nmetadata: {name: a, namespace: \(namespace)}", to: "\(path)/a.yaml")
            #expect(try App.load(path: folder(path)).name == "agent")
        }
        #expect(try app("apiVersion: v1\nkind: Service\nmetadata: {name: a, namespace: kube-system}").name == "app")
    }

    @Test func isCalledWhatMostWorkloadsSay() throws {
        func workload(_ name: String, _ label: String) -> String {
            "---\napiVersion: apps/v1\nkind: Deployment\n"
                + "metadata: {name: \(name), namespace: x, labels: {app.kubernetes.io/\(label)}}\n"
        }
        let parts = workload("a", "part-of: shop") + workload("b", "part-of: shop") + workload("c", "part-of: other")
        #expect(try app(parts).name == "shop")
        let names = workload("a", "name: store") + workload("b", "name: store") + workload("c", "name: proxy")
        #expect(try app(names).name == "store")
        #expect(try app(workload("a", "name: store") + workload("b", "name: proxy")).name == "x")
    }

    @Test func findsPodTemplatesAndWhatSelectsThem() throws {
        let text = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 3
              template:
                metadata: {labels: {app: web, tier: front}}
                spec:
                  initContainers: [{name: prepare}]
                  containers: [{name: web}]
            ---
            apiVersion: batch/v1
            kind: CronJob
            metadata: {name: nightly}
            spec: {jobTemplate: {spec: {template: {spec: {containers: [{name: run}]}}}}}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web}
            spec: {selector: {app: web}}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: by-hand}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: deny}
            spec: {podSelector: {}}
            """
        let app = try app(text)
        #expect(app.workloads.map(\.key.name) == ["web", "nightly"])
        let web = try #require(app.workloads.first)
        #expect(web.replicas == 3)
        #expect(
            web.containers.map(\.path.description) == [
                "spec.template.spec.initContainers[0]", "spec.template.spec.containers[0]",
            ])
        let nightly = try #require(app.workloads.last)
        #expect(nightly.containers.map(\.path.description) == ["spec.jobTemplate.spec.template.spec.containers[0]"])
        #expect(app.services(selecting: web).map(\.key.name) == ["web"])
        #expect(app.networkPolicies(selecting: nightly).map(\.key.name) == ["deny"])
    }
}
