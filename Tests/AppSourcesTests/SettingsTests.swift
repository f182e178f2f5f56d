import AppSources
import KubeObjects
import Testing

@Suite struct SettingsTests {
    private func problems(_ text: String) -> [String] {
        do throws(SourceError) {
            _ = try SettingsFile.read(text, file: "slipway.yaml")
            return []
        } catch {
            return error.problems.map(\.description)
        }
    }

    @Test func readsEveryField() throws {
        let text = """
            name: shop
            addons: [calico, envoy-gateway]
            platforms: [eks]
            entries:
              - http://shop.example/
              - {url: "https://shop.example/api", name: the API}
            images:
              - {name: "shop/*", loaded: true, size: 180Mi, architectures: [amd64]}
            behaviours:
              - workload: Deployment/api
                container: api
                startup: 4s
                memory: [90Mi, {after: 10m, amount: 160Mi}]
                cpu: 120m
                dependsOn: ["db:5432"]
                logs: [listening]
                probes: [{probe: liveness, after: 1h, succeeds: false}]
              - workload: Job/migrate
                runtime: 6s
                exitCode: 3
            """
        let settings = try SettingsFile.read(text, file: "slipway.yaml")
        #expect(settings.name == "shop")
        #expect(settings.addons.map(\.text) == ["calico", "envoy-gateway"])
        #expect(settings.addons.last?.position.description == "slipway.yaml:2:18")
        #expect(settings.platforms.map(\.text) == ["eks"])
        #expect(settings.entries.map(\.url) == ["http://shop.example/", "https://shop.example/api"])
        #expect(settings.entries.last?.name == "the API")
        #expect(settings.image("shop/api:1.0")?.isLoadedOnKind == true)
        #expect(settings.image("docker.io/shop/api:1.0") == nil)
        let api = ObjectKey(Kind(group: "apps", name: "Deployment"), namespace: "x", name: "api")
        let behaviour = try #require(settings.behaviours(of: api, container: "api").first)
        #expect(behaviour.startup == .seconds(4))
        #expect(behaviour.memory.map(\.after) == [.zero, .seconds(600)])
        #expect(behaviour.dependencies == ["db:5432"])
        #expect(behaviour.probes.first?.succeeds == false)
        #expect(settings.behaviours(of: api, container: "sidecar").isEmpty)
        #expect(settings.behaviours.last?.exitCode == 3)
        #expect(settings.behaviours.last?.dependencies == nil)
    }

    @Test func anEmptyFileSaysNothing() throws {
        #expect(try SettingsFile.read("# nothing yet\n", file: "slipway.yaml") == AppSettings())
    }

    @Test(arguments: [
        (
            "addon: [x]",
            "slipway.yaml:1:1: unknown field 'addon' (did you mean 'addons'?); known here: name, addons, values, platforms, entries, images, behaviours"
        ),
        ("addons: calico", "slipway.yaml:1:1: addons is 'calico'; expected a list"),
        ("addons: [1]", "slipway.yaml:1:10: addons[0] is '1'; expected a text such as a name"),
        (
            "entries: [shop.example]",
            "slipway.yaml:1:11: 'shop.example' is not a URL that users open; write one such as http://shop.example/"
        ),
        (
            "entries: [\"http://[\"]",
            "slipway.yaml:1:11: 'http://[' names no host; write one such as http://shop.example/"
        ),
        (
            "entries: [\"http://:80\"]",
            "slipway.yaml:1:11: 'http://:80' names no host; write one such as http://shop.example/"
        ),
        (
            "entries: [\"http://shop:99999/\"]",
            "slipway.yaml:1:11: 'http://shop:99999/' names no port from 1 to 65535 behind its host; write one such as http://shop.example:8080/"
        ),
        (
            "entries: [{url: \"tcp://db\"}]",
            "slipway.yaml:1:12: 'tcp://db' names no port; write one such as tcp://shop.example:5432"
        ),
        (
            "entries: [\"http://shop example/\"]",
            "slipway.yaml:1:11: 'http://shop example/' holds a space or a control character; leave it out, or write it as %20"
        ),
        (
            "entries: [\"http://me:hunter2@shop/\"]",
            "slipway.yaml:1:11: the URL holds a user; leave out what stands before the @"
        ),
        ("images: [{name: x, loaded: 3}]", "slipway.yaml:1:20: images[0].loaded is '3'; expected true or false"),
        ("images: [{size: 3}]", "slipway.yaml:1:10: images[0].name is missing; expected a text such as shop/*"),
        (
            "behaviours: [{workload: a, startup: soon}]",
            "slipway.yaml:1:28: behaviours[0].startup is 'soon'; expected a time such as 500ms, 4s or 1h30m"
        ),
        (
            "behaviours: [{workload: a, memory: lots}]",
            "slipway.yaml:1:28: behaviours[0].memory is 'lots'; expected an amount such as 120m or 64Mi"
        ),
        (
            "behaviours: [{workload: a, exitCode: 300}]",
            "slipway.yaml:1:28: behaviours[0].exitCode is '300'; expected a whole number from 0 to 255"
        ),
        (
            "behaviours: [{workload: a, dependsOn: [db]}]",
            "slipway.yaml:1:40: 'db' is not a host with a port; write it as db:5432"
        ),
        (
            "behaviours: [{workload: a, probes: [{probe: livenes}]}]",
            "slipway.yaml:1:38: unknown probe 'livenes' (did you mean 'liveness'?); write one of startup, readiness, liveness"
        ),
        (
            "[a]",
            "slipway.yaml:1:1: the document is array; expected an object with name, addons, values, platforms, entries, images, behaviours"
        ),
        ("a: 1\n---\nb: 2", "slipway.yaml:3:1: slipway.yaml holds more than one document; keep one"),
    ])
    func saysWhatIsWrongAndWhere(_ text: String, message: String) {
        #expect(problems(text) == [message])
    }

    @Test(arguments: [
        "http://shop", "https://shop.example:8443/a?b=c#d", "http://[::1]:8080/", "https://[fe80::1]", "tcp://db:5432",
        "http://127.0.0.1/", "http://日本.example/",
    ])
    func takesURLs(url: String) throws {
        #expect(try SettingsFile.read("entries: [\"\(url)\"]", file: "slipway.yaml").entries.map(\.url) == [url])
    }

    @Test func isFoundInTheFolderAndBesideIt() throws {
        let folder = try TemporaryFolder()
        try folder.write("apiVersion: v1\nkind: Service\nmetadata: {name: a}", to: "app/manifests/a.yaml")
        try folder.write("name: beside", to: "app/slipway.yaml")
        #expect(try App.load(path: folder("app/manifests")).name == "beside")
        try folder.write("name: inside", to: "app/manifests/slipway.yaml")
        #expect(try App.load(path: folder("app/manifests")).name == "inside")
        #expect(try App.load(path: folder("app/manifests/a.yaml")).name == "inside")
        let other = try folder.write("name: other", to: "other.yaml")
        let options = App.LoadOptions(settingsFile: other)
        #expect(try App.load(path: folder("app/manifests"), options: options).name == "other")
    }
}
