import { useState, type ReactElement } from 'react';
import { SkmSurvey } from 'skm-survey/react';

// The address of the page says where to deliver: ?collector=https://…&unit=…
const query = new URLSearchParams(location.search);

/** An agency's page: the survey as a component, every event a prop. */
export function App(): ReactElement {
  const [service, setService] = useState('ktp');
  const [line, setLine] = useState('');
  return (
    <main>
      <h1>SKM di React</h1>
      <p>
        <label>
          Layanan{' '}
          <select value={service} onChange={(event) => setService(event.target.value)}>
            <option value="ktp">KTP elektronik</option>
            <option value="kk">Kartu Keluarga</option>
          </select>
        </label>
      </p>
      <SkmSurvey
        unit={query.get('unit') ?? 'disdukcapil-contoh'}
        collector={query.get('collector') ?? 'http://127.0.0.1:8081'}
        skmKey={query.get('key') ?? ''}
        service={service}
        onSkmSaved={({ durable }) =>
          setLine(durable ? 'Tersimpan di perangkat ini.' : 'Tersimpan selama halaman terbuka.')
        }
        onSkmAccepted={() => setLine('Sudah diterima.')}
      />
      <p role="status">{line}</p>
    </main>
  );
}
