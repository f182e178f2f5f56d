/// Sprig's functions of keys and certificates.
enum CertificateFunctions {
    static let all: [TemplateFunction] = [
        TemplateFunction("genPrivateKey", [.string]) { arguments, context in
            switch arguments[0].lossyString {
            case "", "rsa": .string(PrivateKey.rsa(RSAKey.generate(bits: 4_096, &context.random)).pem)
            case "dsa": .string(PrivateKey.generateDSA(&context.random).pem)
            case "ecdsa": .string(PrivateKey.elliptic(.generate(&context.random)).pem)
            case "ed25519":
                .string(PrivateKey.edwards(EdwardsKey(seed: RandomFunctions.bytes(32, &context.random))).pem)
            default: .string("Unknown type \(arguments[0].lossyString)")
            }
        },
        TemplateFunction("genCA", [.string, .int]) { arguments, context throws(TemplateProblem) in
            try authority(arguments, newKey(context), context)
        },
        TemplateFunction("genCAWithKey", [.string, .int, .string]) { arguments, context throws(TemplateProblem) in
            try authority(arguments, givenKey(arguments[2]), context)
        },
        TemplateFunction("genSelfSignedCert", [.string, .list, .list, .int]) {
            arguments, context throws(TemplateProblem) in
            try certificate(try builder(arguments), newKey(context), issuer: nil, context)
        },
        TemplateFunction("genSelfSignedCertWithKey", [.string, .list, .list, .int, .string]) {
            arguments, context throws(TemplateProblem) in
            try certificate(try builder(arguments), try givenKey(arguments[4]), issuer: nil, context)
        },
        TemplateFunction("genSignedCert", [.string, .list, .list, .int, .any]) {
            arguments, context throws(TemplateProblem) in
            try signed(arguments, newKey(context), context)
        },
        TemplateFunction("genSignedCertWithKey", [.string, .list, .list, .int, .any, .string]) {
            arguments, context throws(TemplateProblem) in
            try signed(arguments, try givenKey(arguments[5]), context)
        },
        TemplateFunction("buildCustomCert", [.string, .string], custom),
    ]

    private static func newKey(_ context: RenderContext) -> PrivateKey {
        .rsa(RSAKey.generate(bits: 2_048, &context.random))
    }

    private static func givenKey(_ text: TemplateValue) throws(TemplateProblem) -> PrivateKey {
        do throws(TemplateProblem) {
            return try PrivateKey.parse(text.lossyString)
        } catch {
            throw TemplateProblem("parsing private key: \(error.message)")
        }
    }

    private static func authority(
        _ arguments: [TemplateValue], _ key: PrivateKey, _ context: RenderContext
    ) throws(TemplateProblem) -> TemplateValue {
        let builder = CertificateBuilder(
            commonName: arguments[0].lossyString, days: arguments[1].integer, isAuthority: true)
        return try certificate(builder, key, issuer: nil, context)
    }

    private static func signed(
        _ arguments: [TemplateValue], _ key: PrivateKey, _ context: RenderContext
    ) throws(TemplateProblem) -> TemplateValue {
        guard case .object(let object) = arguments[4].payload, let pair = object as? CertificateObject else {
            throw TemplateProblem("wrong type for value; expected sprig.certificate; got \(arguments[4].typeName)")
        }
        guard let (_, bytes) = PEM.decode(pair.certificate) else {
            throw TemplateProblem("unable to decode certificate")
        }
        guard let issuer = try? CertificateReader(bytes) else {
            throw TemplateProblem("error parsing certificate: decodedSignerCert.Bytes: x509: malformed certificate")
        }
        let issuerKey: PrivateKey
        do throws(TemplateProblem) {
            issuerKey = try PrivateKey.parse(pair.key)
        } catch {
            throw TemplateProblem("error parsing private key: \(error.message)")
        }
        return try certificate(try builder(arguments), key, issuer: (issuerKey, issuer), context)
    }

    private static func builder(_ arguments: [TemplateValue]) throws(TemplateProblem) -> CertificateBuilder {
        var builder = CertificateBuilder(commonName: arguments[0].lossyString, days: arguments[3].integer)
        for element in arguments[1].elements ?? [] {
            guard let text = element.string else {
                throw TemplateProblem("error parsing ip: \(GoFormatter.text(element)) is not a string")
            }
            guard let address = IPAddress.parse(text) else { throw TemplateProblem("error parsing ip: \(text)") }
            builder.addresses.append(address)
        }
        for element in arguments[2].elements ?? [] {
            guard let text = element.string else {
                throw TemplateProblem(
                    "error processing alternate dns name: \(GoFormatter.text(element)) is not a string")
            }
            guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
                throw TemplateProblem(
                    "error creating certificate: x509: \(GoQuote.quote(text.utf8)) cannot be encoded as an IA5String")
            }
            builder.names.append(text)
        }
        return builder
    }

    private static func certificate(
        _ builder: CertificateBuilder, _ key: PrivateKey, issuer: (key: PrivateKey, certificate: CertificateReader)?,
        _ context: RenderContext
    ) throws(TemplateProblem) -> TemplateValue {
        let bytes = try builder.build(subject: key, issuer: issuer, context)
        return TemplateValue(
            .object(CertificateObject(certificate: PEM.encode("CERTIFICATE", bytes), key: key.pem)))
    }

    /// A pair of what the chart's values hold.
    @Sendable private static func custom(
        _ arguments: [TemplateValue], _ context: RenderContext
    ) throws(TemplateProblem) -> TemplateValue {
        guard case .success(let certificate) = Base64.decode(arguments[0].stringBytes ?? []) else {
            throw TemplateProblem("unable to decode base64 certificate")
        }
        guard case .success(let key) = Base64.decode(arguments[1].stringBytes ?? []) else {
            throw TemplateProblem("unable to decode base64 private key")
        }
        let pair = CertificateObject(
            certificate: String(decoding: certificate, as: UTF8.self), key: String(decoding: key, as: UTF8.self))
        guard let (_, bytes) = PEM.decode(pair.certificate) else {
            throw TemplateProblem("unable to decode certificate")
        }
        guard (try? CertificateReader(bytes)) != nil else {
            throw TemplateProblem("error parsing certificate: decodedCert.Bytes: x509: malformed certificate")
        }
        do throws(TemplateProblem) {
            _ = try PrivateKey.parse(pair.key)
        } catch {
            throw TemplateProblem("error parsing private key: \(error.message)")
        }
        return TemplateValue(.object(pair))
    }
}

/// Addresses of the Internet.
enum IPAddress {
    /// The 4 or 16 bytes of an address; `nil` for anything else.
    static func parse(_ text: String) -> [UInt8]? {
        text.utf8.contains(UInt8(ascii: ":")) ? parse6(text) : parse4(text)
    }

    private static func parse4(_ text: some StringProtocol) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let bytes = parts.compactMap { part -> UInt8? in
            guard part.utf8.allSatisfy({ (48...57).contains($0) }), part == "0" || part.first != "0" else { return nil }
            return UInt8(part)
        }
        return parts.count == 4 && bytes.count == 4 ? bytes : nil
    }

    private static func parse6(_ text: String) -> [UInt8]? {
        var halves: [[UInt8]] = [[]]
        var groups = text.split(separator: ":", omittingEmptySubsequences: false)[...]
        // `::` stands once for as many zeros as are missing.
        if groups.count > 2, groups.first?.isEmpty == true, groups.dropFirst().first?.isEmpty == true {
            groups = groups.dropFirst()
        }
        if groups.count > 2, groups.last?.isEmpty == true, groups.dropLast().last?.isEmpty == true {
            groups = groups.dropLast()
        }
        for (index, group) in groups.enumerated() {
            if group.isEmpty {
                guard halves.count == 1 else { return nil }
                halves.append([])
            } else if index == groups.count - 1, group.contains("."), let tail = parse4(group) {
                halves[halves.count - 1] += tail
            } else {
                guard group.utf8.count <= 4, group.first?.isHexDigit == true, let value = UInt16(group, radix: 16)
                else {
                    return nil
                }
                halves[halves.count - 1] += [UInt8(value >> 8), UInt8(value & 255)]
            }
        }
        let count = halves.joined().count
        if halves.count == 1 { return count == 16 ? halves[0] : nil }
        guard count < 16 else { return nil }
        return halves[0] + [UInt8](repeating: 0, count: 16 - count) + halves[1]
    }
}
