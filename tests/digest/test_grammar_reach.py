"""Constructions of press Spanish that the grammar reads, what they become, and what it must leave alone."""

import pytest

from digest.english.resources import Resources
from digest.english.write import sentences_of
from pipeline.types import Grade
from tests.digest.english_corpus import item

#: Spanish and the English wanted; whatever is read for the first time is amber, whoever else may be named in it.
READ = [
    # clauses tied by a conjunction
    ("Dos mineros murieron mientras trabajaban en un socavón de Pataz.",
     "Two miners have died while they were working in a mine shaft in Pataz."),
    ("El Congreso aprobó la ley aunque las comunidades rechazaron el proyecto.",
     "Congress has approved the law, although the communities have rejected the project."),
    ("La mina paralizó sus operaciones por lo que los trabajadores protestaron.",
     "The mine has halted its operations, so the workers have protested."),
    ("Los comuneros bloquearon la vía para que el Gobierno declare en emergencia el río.",
     "The community members have blocked the road so that the government declares an emergency on the river."),
    # clauses that lead in
    ("Si los pagos se concretan, las comunidades de Loreto recibirán una compensación.",
     "If the payments come about, the communities in Loreto will receive compensation."),
    ("Aunque el Ministerio aprobó el estudio, la empresa paralizó el proyecto en Loreto.",
     "Although the ministry has approved the study, the company has halted the project in Loreto."),
    ("Cuando la Policía llegó a Huepetuhe, los mineros quemaron una draga.",
     "When the police arrived in Huepetuhe, the miners burned a dredge."),
    # passives by another verb, what was carried out or given up, what is not done again
    ("Seis comunidades nativas de Ucayali se verían afectadas por la carretera.",
     "Six native communities in Ucayali would be affected by the road."),
    ("Los talleres se llevaron a cabo en la ciudad de Atalaya.",
     "The workshops have been held in the city of Atalaya."),
    ("Los invasores están desplazándose hacia el río Ene.", "The land invaders are travelling towards the Ene river."),
    ("El ministro afirmó que el Estado no volverá a abandonar la zona.",
     "The minister has said that the state will not leave the area again."),
    ("La organización criticó que el estudio no haya sido publicado.",
     "The organisation has criticised the fact that the study has not been published."),
    ("La comunidad lamentó que los representantes del Senace no acudieran a la cita.",
     "The community has expressed regret that representatives of the environmental certification agency (SENACE) did "
     "not go to the meeting."),
    ("La reserva es administrada por el Sernanp y por diez comunidades.",
     "The reserve is administered by the protected areas service (SERNANP) and 10 communities."),
    # what points to what is left off goes with it; figures without a figure
    ("Diversos expertos habían señalado vacíos en el estudio, especialmente sobre los impactos en los peces.",
     "Various experts had pointed out gaps in the study."),
    ("La minería ilegal destruyó decenas de miles de hectáreas de bosque.",
     "Illegal mining has destroyed tens of thousands of hectares of forest."),
    ("La empresa culpó al ministerio de no entregar los estudios.",
     "The company has blamed the ministry for not handing over the studies."),
    ("El proyecto ha vendido créditos de carbono a empresas extranjeras por US$ 28 millones.",
     "The project has sold carbon credits to foreign companies for US$28 million."),
    ("El plazo para responder venció el 8 de enero.", "The deadline to respond expired on 8 January."),
    ("Helicópteros, blindados y 1.500 agentes irrumpieron en La Pampa.",
     "Helicopters, armoured vehicles and 1,500 officers have burst into La Pampa."),
    ("Dos inspecciones se frustraron en Pichari.", "Two inspections have fallen through in Pichari."),
    ("Los invasores instalaron las bases de 11 viviendas en Pichari.",
     "The land invaders have set up the foundations of 11 homes in Pichari."),
    ("Las inspecciones programadas para el 27 de diciembre y para marzo fueron suspendidas.",
     "The inspections scheduled for 27 December and March have been suspended."),
    ("La propuesta no se limita al carbono.", "The proposal is not limited to carbon."),
    ("La sentencia se conocerá en los próximos meses.", "The ruling will be made known in the coming months."),
    ("Dos directivos recibieron cuatro años de prisión.", "Two executives have received four years in prison."),
    # whom it is done to, said twice
    ("Las comunidades le dieron un plazo de diez días al Ministerio de Energía y Minas.",
     "The communities have given the Ministry of Energy and Mines a 10-day deadline."),
    # helping verbs
    ("Los mineros ilegales estarían invadiendo el territorio de la comunidad nativa Kotsimba.",
     "Illegal miners are reportedly invading the territory of the native community of Kotsimba."),
    ("El Ministerio dejó de brindar asistencia técnica a 20 comunidades de Loreto.",
     "The ministry has stopped providing technical assistance to 20 communities in Loreto."),
    ("La comunidad demandó al Estado por no haber realizado la consulta previa.",
     "The community has sued the state for not holding a prior consultation."),
    ("La campaña tuvo como objetivo supervisar 15 plantas procesadoras en Nasca.",
     "The campaign aimed to inspect 15 processing plants in Nasca."),
    # what hangs on a noun
    ("El Senace aprobó un plan con el cual la empresa construirá dos campamentos.",
     "The environmental certification agency (SENACE) has approved a plan with which the company will build "
     "two camps."),
    ("El juzgado sentenció a seis años de prisión a Percy Landeo, gerente de una planta cuyos relaves contaminaron el "
     "río Opamayo.",
     "The court has sentenced Percy Landeo, the manager of a plant whose tailings polluted the Opamayo river, to six "
     "years in prison."),
    ("Tanto los comuneros como la empresa rechazaron el acuerdo.",
     "Both the community members and the company have rejected the agreement."),
    # going somewhere to do something
    ("Ronderos de Celendín subieron a la laguna El Perol a verificar el ingreso de camionetas.",
     "Peasant patrol members from Celendín have gone up to Lake El Perol to verify the entry of pick-up trucks."),
    # an object that stands first and is said again
    ("El operativo lo encabezó el alcalde de Ananea.", "The operation was led by the mayor of Ananea."),
    ("A Santos Ampush Chuin lo mataron en el río Cenepa.", "Santos Ampush Chuin has been killed on the Cenepa river."),
    # people to whom something is done
    ("Se multó a la empresa Lincuna con S/ 2 millones.", "The company Lincuna has been fined S/2 million."),
    ("Se espera que el Congreso apruebe la ley en marzo.",
     "Congress is expected to approve the law in March."),
    ("Los alcaldes pidieron que se multe a los dueños de la mina.",
     "The mayors have asked for the owners of the mine to be fined."),
    # none of them
    ("Ninguna comunidad fue consultada sobre el proyecto Conga.",
     "No community has been consulted about the Conga project."),
    ("La minera no tiene ningún permiso.", "The mining company does not have any permit."),
    ("En Loreto no se registró ningún avance.", "In Loreto, no progress has been recorded."),
    ("No hubo heridos en el enfrentamiento.", "There were no injured in the clash."),
    # nobody; as what; without; as long as
    ("Nadie fue detenido en Puerto Manoa.", "Nobody has been arrested in Puerto Manoa."),
    ("El subprefecto actuó como mediador en el conflicto.", "The subprefect acted as a mediator in the conflict."),
    ("El parque fue creado en 2001 sin que se consultara a las comunidades afectadas.",
     "The park was created in 2001 without affected communities being consulted."),
    ("El gobernador visitará Moquegua, siempre que los comuneros abran el puente Inambari.",
     "The governor will visit Moquegua provided that the community members open the Inambari bridge."),
    ("La federación no firmará adendas mientras siga la contaminación.",
     "The federation will not sign addenda as long as pollution continues."),
    # where something is done
    ("La FEMA destruyó dos campamentos donde procesaban oro en el distrito de Suyo.",
     "The environmental prosecutor's office (FEMA) has destroyed two camps where gold was processed in the district "
     "of Suyo."),
    # how far from something
    ("El OEFA clausuró una planta de oro a 200 metros de un colegio.",
     "The environmental enforcement agency (OEFA) has closed down a gold plant 200 metres from a school."),
    ("El frente más activo está a ocho kilómetros del puesto de control Azul.",
     "The most active front is eight kilometres from the Azul checkpoint."),
    # those who, more
    ("La municipalidad culpa a quienes lavan oro en los ríos Negro y Yuyapichis.",
     "The municipality has blamed those who pan gold in the Negro and Yuyapichis rivers."),
    ("Los vecinos reclaman más policías.", "The local residents have demanded more police."),
    ("Arequipa es la segunda región que recibió más canon minero.",
     "Arequipa is the second region that received more mining tax revenue."),
    # what somebody says of himself
    ("La comunidad dijo no haber sido consultada sobre el proyecto.",
     "The community has said that it has not been consulted about the project."),
    # when an event is
    ("La siguiente sesión será en julio.", "The following session will be in July."),
    # whom something is not allowed
    ("La Policía impidió a 80 ronderos llegar a Moyacón.",
     "The police have prevented 80 peasant patrol members from reaching Moyacón."),
    # how much something is
    ("El plazo para apelar es de tres días.", "The deadline to appeal is three days."),
    # what happened on doing something
    ("Un joven de 22 años murió en el caserío El Sauce al caer a un pozo de 60 metros.",
     "A 22-year-old has died in the hamlet of El Sauce after falling into a 60-metre-deep well."),
    # names of several words
    ("Unos 60 sujetos trataron de ingresar por el sector Ojo de Toro.",
     "Some 60 men have tried to get in through the Ojo de Toro sector."),
    # who says so, before
    ("Según informó la Policía, los mineros invadieron el territorio de la comunidad.",
     "According to the police, the miners have invaded the territory of the community."),
]  # fmt: skip

#: Times and figures, read with certainty.
TIMES = [
    ("El OEFA multó a la empresa Lincuna el 24 de marzo pasado.", "on 24 March."),
    ("La Policía detuvo a dos mineros el lunes por la noche en Pataz.", "on the night of 20 May."),
    ("Entre los años 2001 y 2023, el Perú perdió 3 millones de hectáreas de bosque.", "Between 2001 and 2023, Peru"),
    ("En los primeros seis meses de 2023, la Policía destruyó 40 dragas en Loreto.",
     "In the first six months of 2023, the police"),
    ("La Policía incautó 12 dragas a las 10 de la mañana del lunes en Madre de Dios.", "at 10am on 20 May."),
    ("La Policía incautó 12 dragas a las 15:30 horas en Madre de Dios.", "at 15:30."),
    ("La Policía incautó 12 dragas a eso de las cuatro de la madrugada en Madre de Dios.", "at about 4am."),
    ("El oleoducto derramó entre 2.000 y 3.000 barriles de petróleo en Loreto.", "between 2,000 and 3,000 barrels"),
    ("El Gobierno titulará 200 comunidades al 2030.", "will title 200 communities by 2030."),
    ("Al cierre de 2018, el Gobierno había titulado 20 comunidades.", "At the end of 2018, the government had titled"),
    ("La empresa venderá oro desde 2027.", "from 2027."),
    ("El Gobierno prorrogó por 45 días calendario la emergencia en Pataz.", "45 calendar days"),
    ("Diez años después, once comuneros de Challhuahuacho fueron absueltos.", "Ten years later, 11 community members"),
    ("El Gobierno declaró en estado de emergencia a los distritos de Puno.", "under a state of emergency"),
    ("Siete de cada diez comunidades de Loreto carecen de título.", "Seven in 10 communities in Loreto"),
    ("El Congreso aprobó la Ley N.º 32213 el 10 de mayo.", "Congress approved Law 32213 on 10 May."),
]  # fmt: skip


@pytest.mark.parametrize(("spanish", "english"), READ, ids=[s[:40] for s, _ in READ])
def test_construction_is_read_and_left_to_an_editor(spanish: str, english: str, resources: Resources) -> None:
    written = sentences_of(item(spanish), resources).sentences

    assert english in [s.text for s in written]
    assert next(s for s in written if s.text == english).grade is Grade.AMBER


@pytest.mark.parametrize(("spanish", "part"), TIMES, ids=[s[:40] for s, _ in TIMES])
def test_time_or_figure_is_read(spanish: str, part: str, resources: Resources) -> None:
    written = sentences_of(item(spanish), resources).sentences

    assert any(part in s.text for s in written), [s.text for s in written]


def test_where_something_is_announced_is_not_where_it_will_be_done(resources: Resources) -> None:
    written = sentences_of(
        item("El ministro anunció en Iquitos que firmará un acuerdo voluntario."), resources
    ).sentences

    assert [s.text for s in written] == [
        "In Iquitos, the minister has announced that he will sign a voluntary agreement."
    ]


def test_unknown_body_with_its_acronym_is_who_will_act(resources: Resources) -> None:
    spanish = "La Junta Nacional de Palma Aceitera (Junpalma) anunció que firmará un acuerdo voluntario."
    written = sentences_of(item(spanish), resources).sentences

    assert written[0].text.endswith("(Junpalma) has announced that it will sign a voluntary agreement.")


def test_object_said_by_a_clitic_is_kept_in_the_fuller_line(resources: Resources) -> None:
    source = item("Los ronderos capturaron a tres abigeos y los entregaron a la Policía de Macusani.")

    english = sentences_of(source, resources)

    told = [s.text for s in (*english.sentences, *english.fuller)]
    assert any("caught three cattle rustlers and handed them over to the police" in text for text in told)


def test_clitic_of_another_number_is_no_object(resources: Resources) -> None:
    source = item("Los ronderos capturaron a tres abigeos y lo entregaron a la Policía de Macusani.")

    english = sentences_of(source, resources)

    assert all("handed" not in s.text for s in (*english.sentences, *english.fuller))


UNREAD = [
    ("a doubling of another number", "La empresa les entregó al alcalde 20 computadoras."),
    ("who is nobody behind a negation", "La Policía no detuvo a nadie en Puerto Manoa."),
    ("what is said in quotation marks", "El dirigente dijo que “Los Comuneros no venderán”."),
    ("an object pronoun", "La Policía apoya la marcha, mientras que los comuneros la rechazan."),
]


@pytest.mark.parametrize("spanish", [s for _, s in UNREAD], ids=[why for why, _ in UNREAD])
def test_what_points_elsewhere_stays_unread(spanish: str, resources: Resources) -> None:
    assert not any(
        "20 computers" in s.text or "while the community" in s.text or "Comuneros" in s.text or "nobody" in s.text
        for s in sentences_of(item(spanish), resources).sentences
    )


def test_unsaid_subject_is_not_guessed_between_two(resources: Resources) -> None:
    source = item("La Policía detuvo al alcalde de Parcoy porque exigía cupos a los mineros.")

    assert all("because" not in s.text for s in sentences_of(source, resources).sentences)


@pytest.mark.parametrize(
    ("spanish", "name"),
    [
        ("El Ministerio de la Felicidad anunció un convenio con la comunidad.", "Ministerio de la Felicidad"),
        ("El Juzgado Anticontaminante de Celendín absolvió a 16 comuneros.", "Juzgado Anticontaminante"),
        ("Comando Acorazado decomisa 900 galones de combustible en Pataz.", "Comando Acorazado"),
        ("El documento fue entregado a la Autoridad Local de Aguas de Tacna.", "Autoridad Local"),
    ],
)
def test_name_is_never_translated_by_half(spanish: str, name: str, resources: Resources) -> None:
    for sentence in sentences_of(item(spanish), resources).sentences:
        assert name in sentence.text


def test_para_is_no_verb(resources: Resources) -> None:
    source = item("Se construirán cuatro puestos en las zonas de acceso a la reserva para su resguardo.")

    assert all("stop" not in s.text for s in sentences_of(source, resources).sentences)


def test_what_stands_between_dashes_is_an_aside(resources: Resources) -> None:
    source = item("El proyecto Haquira –ubicado en Apurímac– comenzará en 2027.")

    assert "The Haquira project will begin in 2027." in [s.text for s in sentences_of(source, resources).sentences]


def test_way_of_dying_is_not_left_off_for_a_green_line(resources: Resources) -> None:
    source = item("Cuatro mineros murieron aplastados por un derrumbe.")

    assert all(s.grade is Grade.AMBER for s in sentences_of(source, resources).sentences)
