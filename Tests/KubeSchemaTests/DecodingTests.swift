import KubeObjects
import KubeSchema
import Testing

@Suite struct DecodingTests {
    let schema = Schema.kubernetes

    private func pod(_ container: Value = [.name: "c", .image: "i:1"], _ more: (inout Value) -> Void = { _ in })
        -> Value
    {
        var pod: Value = [
            .apiVersion: "v1", .kind: "Pod", .metadata: [.name: "p"], .spec: [.containers: [container]],
        ]
        more(&pod)
        return pod
    }

    @Test func recordedRefusalsAreRepeated() throws {
        for item in try Fixtures.lines("decoding.jsonl") {
            let error = schema.decodeError(for: item["request"])
            #expect(error?.message == item["message"].string, "\(item[.name].string ?? "")")
            #expect(error?.code == 400)
        }
    }

    @Test func readableObjectsAreRead() throws {
        for item in try Fixtures.lines("defaulting.jsonl") {
            #expect(schema.decodeError(for: item["request"]) == nil)
            #expect(schema.decodeError(for: item["stored"]) == nil)
            #expect(schema.fieldProblems(in: item["stored"]).isEmpty)
        }
    }

    @Test(arguments: [
        ("EnvVar.spec.containers.env.value of type string", "number", #"{"env":[{"name":"A","value":1}]}"#),
        ("Container.spec.containers.imagePullPolicy of type v1.PullPolicy", "bool", #"{"imagePullPolicy":true}"#),
        ("Container.spec.containers.command of type []string", "string", #"{"command":"sh"}"#),
        ("Container.spec.containers.command of type string", "array", #"{"command":[["sh"]]}"#),
        (
            "ContainerPort.spec.containers.ports.containerPort of type int32", "number 1.5",
            #"{"ports":[{"containerPort":1.5}]}"#
        ),
        (
            "Container.spec.containers.resources of type v1.ResourceRequirements", "string",
            #"{"resources":"small"}"#
        ),
        (
            "HTTPGetAction.spec.containers.livenessProbe.httpGet.port of type int32", "bool",
            #"{"livenessProbe":{"httpGet":{"port":true}}}"#
        ),
    ])
    func wrongTypesAreNamedAsGoNamesThem(target: String, word: String, container: String) throws {
        let error = schema.decodeError(for: pod(try Fixtures.json(container)))
        #expect(
            error?.message
                == "Pod in version \"v1\" cannot be handled as a Pod: json: cannot unmarshal \(word) into Go struct "
                + "field \(target)")
    }

    @Test func aValueThatReadsItselfStopsTheReading() {
        let object = pod([.name: 1, .resources: [.limits: [.cpu: "lots"]]])
        #expect(schema.decodeError(for: object)?.message.contains("quantities must match") == true)
    }

    @Test(arguments: [
        ("1MM", "unable to parse quantity's suffix"),
        ("", "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"),
    ])
    func quantitiesSayWhatIsWrong(text: String, message: String) {
        let error = schema.decodeError(for: pod([.name: "c", .resources: [.limits: [.cpu: .string(text)]]]))
        #expect(error?.message.hasSuffix(message) == true)
    }

    @Test func timesSayWhatIsWrong() {
        let error = schema.decodeError(for: pod { $0[.metadata][.creationTimestamp] = "yesterday" })
        #expect(
            error?.message.hasSuffix(
                #"parsing time "yesterday" as "2006-01-02T15:04:05Z07:00": cannot parse "yesterday" as "2006""#) == true
        )
    }

    @Test func unknownFieldsAreFoundWithWhatWasMeant() {
        let object = pod([.name: "c", "imagepullpolicy": "Always", "prots": [], "zzz": 1]) { $0[.spec]["Volumes"] = [] }
        let problems = schema.fieldProblems(in: object)
        #expect(
            problems.map(\.explanation) == [
                #"unknown field "spec.containers[0].imagepullpolicy", did you mean "imagePullPolicy"?"#,
                #"unknown field "spec.containers[0].prots", did you mean "ports"?"#,
                #"unknown field "spec.containers[0].zzz""#,
                #"unknown field "spec.Volumes", did you mean "volumes"?"#,
            ])
        #expect(schema.decodeError(for: object) == nil)
        let strict = StatusError.strictDecoding(object, problems: problems.map(\.message))
        #expect(
            strict.message.hasPrefix(
                #"Pod in version "v1" cannot be handled as a Pod: strict decoding error: unknown field "spec.cont"#))
    }

    @Test func hostileTextsAreComparedInBoundedTime() {
        let object = pod([.name: "c", Key(String(repeating: "x", count: 100_000)): 1])
        #expect(schema.fieldProblems(in: object).count == 1)
    }
}
