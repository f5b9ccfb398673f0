"""Spanish heads of noun phrases by how English builds on them: compounds, articles, prepositions, names."""

from digest.english.entries import word_set

#: Heads that keep "of" before a bare noun ("lack of water", not "water lack").
OF_HEADS = word_set(
    "falta presencia uso grupo cantidad parte serie tipo forma caso ausencia nivel delito miles mayoría resto "
    "interdicción interdicción extensión escalada ola clima sindicato número total porcentaje conjunto red "
    "riesgo exceso líder miembro representante dirigente presidente jefe director ministro población "
    "territorio carencia escasez promedio suma millar centenar decena tonelada pie pieza atado litro kilo "
    "kilogramo barril galón onza hectárea metro kilómetro bolsa defensor defensora derecho día año mes semana hora "
    "ex autoridad acusado investigado sentenciado procesado imputado detenido"
)
AREAS = frozenset((
    "hectárea", "kilómetro cuadrado", "metro cuadrado", "metro cúbico", "metro", "m2", "m²", "m3", "m³",
))  # fmt: skip
MEASURES = word_set("kilo kilogramo tonelada litro galón barril saco bolsa gramo quintal paquete arroba pie metro lote")
ROLES = word_set(
    "presidente presidenta gobernador gobernadora alcalde alcaldesa ministro ministra viceministro viceministra "
    "canciller burgomaestre ceo "
    "director directora jefe jefa titular gerente vocero vocera procurador rector secretario "
    "secretaria premier embajador embajadora defensor fiscal_de_la_nación curaca coordinador coordinadora "
    "comisario vicepresidente vicepresidenta vicegobernador vicegobernadora contralor superintendente prefecto "
    "prefecta mandatario mandataria"
)
#: Nouns whose decision, promise or need is "to" do something.
TO_NOUNS = word_set(
    "decisión compromiso intención obligación oportunidad necesidad derecho acuerdo propuesta pedido promesa deber "
    "plan orden capacidad voluntad permiso intento solicitud autorización meta responsabilidad facultad llamado "
    "exigencia"
)
#: What numbers are put to: oil lots are blocks.
NUMBERED = {"lote": "block"}
#: What a headline without an article tells as news: "a spill", whoever's it is.
INCIDENTS = word_set(
    "derrame incendio accidente ataque bloqueo protesta paro huelga marcha operativo operación conflicto explosión "
    "filial choque deslizamiento enfrentamiento fuga asesinato atentado incursión invasión"
)
#: What nature does at once: "un huaico daña viviendas", it has damaged them.
HAZARDS = word_set(
    "huaico huayco alud aluvión avalancha derrumbe deslizamiento deslave lluvia nevada granizada helada friaje "
    "tormenta vendaval ventarrón sismo terremoto temblor inundación desborde desbordamiento crecida creciente "
    "hundimiento oleaje rayo colapso rotura volcán tromba aguacero ventisca viento "
    "marejada granizo"
)
#: What is told by who made it, and of which there is always more.
THREATS = word_set("amenaza ataque atentado crítica agresión queja denuncia advertencia protesta")
#: Plants whose English name, behind a measure of land, has no plural.
MASS_CROPS = word_set(
    "papaya piña mango pitahaya yuca aguaymanto sandía camote coca cacao cedro caoba tornillo bolaina capirona teca "
    "pino eucalipto palma bambú marihuana amapola maca tarwi cebada avena"
)
#: Sites that are called by the place where they stand.
CALLED_BY_PLACE = frozenset((
    "puesto de control", "garita", "garita de control", "comisaría", "penal", "hospital", "aeropuerto", "puerto",
    "aeródromo", "puente peatonal", "embarcadero",
    "mina", "unidad minera", "refinería", "estación", "base", "mercado", "puesto de vigilancia", "centro de salud",
    "campamento minero", "puente", "hidroeléctrica", "central hidroeléctrica", "muelle", "sector",
    "zona", "valle", "paraje", "relavera", "cuenca", "puente peatonal", "puente colgante", "bocatoma", "represa",
    "concentradora", "fundición", "aeródromo", "peaje", "planta concentradora", "central térmica", "subestación",
))  # fmt: skip
#: What has no article where Spanish has none.
MASSES = word_set(
    "procedencia origen cárcel prisión bosque pajonal pastizal pasto ichu bofedal matorral manglar aguajal humedal "
    "algarrobal totoral páramo territorio selva suelo tierra mar espera juicio lucha conflicto diálogo pobreza"
)
#: What is called by the places that it leads to.
WAYS = word_set("carretera vía autopista ruta tramo camino trocha corredor ducto oleoducto gasoducto ferrocarril pista")
#: What harms for weeks, and has done so when it is told.
TROUBLES = word_set(
    "sequía estiaje helada friaje plaga brote epidemia dengue malaria roya apagón escasez desabastecimiento"
)
#: Courts, of which a place has several.
COURTS = word_set("juzgado tribunal sala")
#: What is had as a whole: "the rights of the river".
WHOLES = word_set("derecho derechos cuenca")
#: Projects that bear the name of a place where people live.
NAMESAKES = frozenset(("Corani", "La Granja", "Galeno", "Trapiche", "Haquira", "Marcona"))
#: What stands behind the bare name of a site.
SITES = {
    **dict.fromkeys((
        "Las Bambas", "Cerro Verde", "Cuajone", "Quellaveco", "Toquepala", "Antapaccay", "Yanacocha", "Antamina",
        "Toromocho", "Shahuindo", "Tantahuatay", "Cerro Corona", "Lagunas Norte", "Cerro Lindo", "Uchucchacua",
        "Mina Justa", "Colquijirca", "Pucamarca", "Pallancata", "Andaychagua", "Atacocha", "Chungar", "Iscaycruz",
        "Raura", "Huarón", "Yauliyacu", "Corihuarmi", "Cobriza", "Julcani", "Antapite", "Tambomayo", "Arcata",
        "Contonga", "Huanzalá", "Apumayo", "Breapampa", "Pierina", "La Zanja", "Inmaculada", "Bayóvar", "Pampacancha",
    ), "mine"),
    **dict.fromkeys((
        "Tía María", "Conga", "Los Chancas", "Haquira", "Zafranal", "Michiquillay", "Galeno", "Cañariaco", "La Granja",
        "Corani", "Los Calatos", "Hierro Apurímac", "Trapiche", "Pampa de Pongo",
        "Coroccohuayco", "Ccoroccohuayco", "Colpayoc", "Afrodita", "Don Javier", "Magistral", "Pukaqaqa", "Antilla",
        "Ollachea", "Los Chancas", "El Galeno", "Yanacocha Sulfuros", "Falchani", "Macusani Yellowcake",
    ), "mining project"),
}  # fmt: skip
TRADES = frozenset(("minería ilegal", "minería", "tala ilegal", "narcotráfico", "minería informal", "tala"))
#: What somebody's is put in the genitive: "Peru's efforts".
OWNED = word_set("esfuerzo interés compromiso propuesta política posición decisión rechazo acción pedido demanda")
#: Persons of whom some act for all.
MEMBERS = word_set(
    "funcionario representante dirigente trabajador miembro poblador comunero autoridad efectivo agente agricultor "
    "vecino integrante líder ciudadano residente morador campesino habitante especialista técnico delegado rondero "
    "minero pescador transportista comerciante maderero docente bombero guardaparque cocalero productor estudiante "
    "mujer joven colono manifestante empresario regidor abogado ingeniero ganadero conductor regante magisterio "
    "vocero portavoz alcalde obispo beneficiario beneficiaria vigilante monitor lideresa dirigenta apu activista "
    "ambientalista maestro profesor médico enfermero artesana artesano"
)
#: Many of them, told by the place where they live: "las rondas campesinas de Chota", patrols from there.
LIVING_THERE = frozenset((
    "organización indígena", "comunidad nativa", "comunidad campesina", "comunidad indígena", "ronda campesina",
    "comité de autodefensa", "pueblo indígena", "mujer indígena", "familia", "ronda", "organización social",
))  # fmt: skip
#: Who is from a settlement rather than of it.
LOCALS = word_set(
    "equipo comunero poblador rondero agricultor campesino vecino mujer joven minero residente niño estudiante"
)
#: What was done to things that have been told of: "devolver los motores incautados", the seized engines.
TAKEN = word_set(
    "incautado decomisado confiscado robado hurtado retenido detenido capturado intervenido secuestrado rescatado "
    "destruido hallado encontrado"
)
#: What there are several of in one place.
SETTLED = word_set("comunidad caserío anexo poblado centro localidad pueblo municipalidad municipio asentamiento")
SETTLEMENTS = word_set("comunidad localidad ciudad caserío pueblo anexo")
#: Abstract nouns that stand before others: "dialogue table", "conservation area", "titling process".
COMPOUNDED = word_set(
    "propiedad diálogo trabajo emergencia seguridad salud control energía desarrollo conservación formalización "
    "titulación consulta emisión inversión protesta canon capacitación monitoreo vigilancia producción exportación "
    "transporte agua educación limpieza investigación crédito carbono compensación gestión zonificación"
)
#: Crimes that one is charged with, without an article.
CHARGES = word_set("homicidio asesinato feminicidio secuestro robo hurto parricidio sicariato usurpación peculado")
#: Adjectives that point to what was said before.
POINTING = word_set("correspondiente respectivo mencionado citado referido aludido dicho mismo semejante siguiente")
VAGUE = word_set("región cuenca territorio sector terreno predio área bosque parque reserva playa cerro quebrada")
CARDINALS = word_set("norte sur este oeste centro nororiente suroriente noroeste sureste noreste suroeste oriente")
#: Plans and measures that are for something.
FOR_HEADS = word_set("estrategia medida acción plan programa política campaña mecanismo")
OFFICES = word_set(
    "canciller viceministro viceministra ministro ministra presidente presidenta premier gobernador gobernadora "
    "contralor mandatario mandataria"
)
#: Offices of which a place has one.
LOCAL_OFFICES = word_set(
    "prefecto prefecta alcalde alcaldesa gobernador gobernadora subprefecto subprefecta burgomaestre "
    "mandatario mandataria"
)
#: Works that are called by the place where they stand: "the Asillo bridge".
NAMED_WORKS = word_set(
    "puente aeropuerto aeródromo puerto terminal hospital plaza mercado peaje canal represa bocatoma muelle "
    "embarcadero refinería fundición hidroeléctrica relavera ingenio"
)
#: What a country does all the time, told of as a whole in the plural: "las exportaciones de palta", avocado exports.
SERIES = word_set("exportación importación venta envío compra ingreso precio vuelo")
#: What a headline means by name though it leaves out the article.
HEADLINE_THE = word_set(
    "cauce lecho corredor situación país proceso frontera selva sierra capital costa interoceánica población "
    "ciudadanía electorado sociedad campesinado vecindario pandemia"
)
#: Parts of which a river has one.
RIVER_PARTS = word_set("cabecera naciente nacientes desembocadura")
#: What is called by a name of its own: "Operation Mercury".
OPERATIONS = word_set("operación operativo megaoperativo")
#: Streets and squares, which keep their Spanish name: "Avenida Abancay".
STREETS = {"avenida": "Avenida", "jirón": "Jirón", "calle": "Calle", "plaza": "Plaza"}
#: What is between its sides, however many they are.
MUTUAL = word_set(
    "enfrentamiento choque conflicto disputa pelea acuerdo reunión encuentro diálogo pugna guerra convenio negociación "
    "tensión diferencia división brecha lucha"
)
#: Parts of a year that English counts by their months.
MONTHS_OF = {"bimestre": "two", "cuatrimestre": "four"}
#: What is counted up: "a further seven dead".
ADDED = word_set("muerto fallecido herido desaparecido detenido lesionado hectárea tonelada kilo") | {"víctima mortal"}
#: Bodies of which a place has one.
BODIES = word_set(
    "gobierno ministerio municipalidad fiscalía congreso ejecutivo estado policía consejo dirección marina ejército "
    "armada contraloría procuraduría guardia"
)
BODIES_NAMED_AFTER = word_set("organización colectivo asociación movimiento ong fundación coordinadora plataforma")
#: What is called by a name that stays as it is: "the Conga project", "the Goldman prize".
CALLED = word_set("proyecto premio operación caso feria")
#: Heads before which English puts their plural complement in the singular: "forest strategy".
COMPOUNDED = word_set("estrategia programa registro mapa inventario mercado ley política servicio sector")
#: Vessels, which bear their name behind what they are.
VESSELS = word_set("patrullera buque barco embarcación motonave remolcador lancha fragata corbeta barcaza nave")
NAMED_BEFORE = word_set(
    "banda clan región carretera proyecto unidad mina campamento distrito río valle cuenca zona sector complejo "
    "aeropuerto aeródromo grifo mercado muelle terminal botadero relleno basural hostal hospedaje fundo hacienda"
)


#: Parts of the country: communities are in them.
DIVISIONS = word_set("distrito provincia región departamento zona cuenca valle sector selva sierra costa frontera país")
#: What is lifted, extended or resumed is known to have been there: "levantan bloqueo", the blockade.
PRESUPPOSING = word_set(
    "restablecer reponer "
    "renovar confirmar ratificar prorrogar ampliar extender levantar suspender reanudar retomar prolongar radicalizar "
    "deponer reiniciar anular eliminar derogar continuar terminar culminar concluir finalizar"
)
PRESUPPOSED = word_set(
    "bloqueo paro huelga estado plazo toque protesta tregua diálogo vigencia registro paralización emergencia condena "
    "servicio suministro tránsito sentencia pena multa absolución contrato convenio licencia chaccu toma "
    "régimen inmunidad subsidio exoneración"
)
#: Deeds that are told by whom they were done to.
DONE_TO = word_set(
    "asesinato muerte homicidio secuestro desaparición crimen feminicidio detención captura liberación juicio arresto "
    "extradición excarcelación"
)
#: What tells of which kind a thing is: "gold of dubious origin".
ORIGINS = word_set("procedencia origen calidad ley")
#: What is called by its name after "Lake".
LAKES = frozenset(("lago", "laguna"))
#: What is of a kind: "una especie de rana", a species of frog.
KINDS = word_set("especie tipo clase variedad género subespecie")
#: What a headline tells of a region without an article: "comunidad de Loreto", a community there.
LOCAL_HEADS = word_set(
    "restaurante bar hotel hostal discoteca "
    "granja finca hacienda aserradero almacén depósito taller vivienda chacra colegio escuela piscigranja grifo "
    "cantera bodega prostíbulo cantina arrozal ladrillera campamento "
    "cerro comunidad mina socavón localidad caserío pueblo poblado anexo río laguna quebrada bosque"
)
#: Comparatives that "the" makes superlatives, beside what has a size.
SUPERLATIVES = {"mayor": "largest", "menor": "smallest"}
BEST = {"mejor": "best", "peor": "worst"}
#: Of what a thing is the largest.
EXTENTS = word_set("país mundo planeta continente región departamento provincia distrito ciudad")
MEASURED = word_set("amount money place area org group artefact event animal natural plant substance")
#: What is of a sum of money: one such, though Spanish says "la".
SUMS = word_set("inversión multa préstamo pago presupuesto crédito donación incentivo indemnización compensación fondo")
#: What one of them is called where Spanish tells the man from the woman.
ONE_OF_EACH = {
    "young person": ("young man", "young woman"),
    "elderly person": ("elderly man", "elderly woman"),
}
#: Whom only a person has.
KIN = word_set(
    "viuda viudo esposa esposo madre padre hijo hija hermano hermana familia familiar pareja conviviente sobrino "
    "sobrina nieto nieta abuelo abuela abogado abogada cuerpo cadáver casa vivienda"
)
#: Of whom one person has one: "viuda de un líder", the widow.
ONLY_ONES = word_set(
    "casa vivienda domicilio viuda viudo esposa esposo madre padre abogado abogada cadáver cuerpo asesino autor "
    "homicida"
)
#: Laws that a headline means by what they are of: "consulta sobre reglamento de la ley", the regulations.
KNOWN_LAWS = word_set("reglamento modificatoria")
#: What a river does or has: "el desborde del Urubamba", of the Urubamba.
OF_RIVERS = word_set("desborde desbordamiento crecida creciente caudal vaciante nivel inundación cauce dragado")
